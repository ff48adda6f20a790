"""A follow-up rewritten by a model, kept only when it adds no word of its own."""

import contextlib
from collections.abc import Sequence

from assistant.generation.chat_model import Writer
from assistant.generation.prompts import write_rewrite_prompt
from corpus.language import detect_language
from corpus.text import stems

_LONGEST = 300


async def rewrite_follow_up(writer: Writer, question: str, history: Sequence[str]) -> str:
    """The follow-up as a question of its own; empty when the model strayed, for the rules to do it.

    A rewriting may only use content words of the conversation, and must keep the
    question's own: a model can neither change the subject nor drop what was asked.
    Raises WriterFailed.
    """
    rewritten = ""
    messages = write_rewrite_prompt(question, detect_language(question), history)
    async with contextlib.aclosing(writer.write(messages)) as pieces:
        async for piece in pieces:
            rewritten += piece
            if len(rewritten) > _LONGEST:
                return ""
    rewritten = rewritten.strip(" \n«»“”\"'\u00a0")
    said, asked = set(stems(rewritten)), set(stems(question))
    known = set(stems(" ".join((*history, question))))
    return rewritten if "\n" not in rewritten and said and asked <= said <= known else ""
