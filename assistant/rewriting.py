"""A follow-up rewritten by a model, kept only when it adds no word of its own."""

import contextlib
from collections.abc import Sequence

from assistant.chat_model import Writer, WriterFailed
from assistant.prompts import write_rewrite_prompt
from corpus.language import detect_language
from corpus.text import stems

_LONGEST = 300


async def rewrite_follow_up(writer: Writer, question: str, history: Sequence[str]) -> str:
    """The follow-up as a question of its own; empty when the model failed or strayed, for the rules to do it.

    A rewriting may only use content words of the conversation, and must keep the
    question's own: a model can neither change the subject nor drop what was asked.
    """
    pieces: list[str] = []
    try:
        async with contextlib.aclosing(
            writer.write(write_rewrite_prompt(question, detect_language(question), history))
        ) as stream:
            async for piece in stream:
                pieces.append(piece)
                if sum(map(len, pieces)) > _LONGEST:
                    return ""
    except WriterFailed:
        return ""
    rewritten = "".join(pieces).strip().strip("«»“”\"' \n")
    known = set(stems(" ".join((*history, question))))
    said = set(stems(rewritten))
    if "\n" in rewritten or not said or not said <= known or not set(stems(question)) <= said:
        return ""
    return rewritten
