"""The real provider classes against a real socket that speaks their protocol and plays every failure."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace

import pytest

from assistant.generation.chat_model import Message, WriterFailed, WriterLimits, load_writer
from tests.played_model import PlayedModel, Tongue, play_model

BOUND = WriterLimits(connect=30, max_tokens=50, max_characters=400)
HURRIED = replace(BOUND, first_token=0.4, silence=0.4)
"""For models that stay silent: one that answers on a busy machine may well pause for longer."""
ASKED = [Message("system", "Répondez."), Message("user", "Qu’est-ce que Totem ?")]


TONGUES: tuple[Tongue, ...] = ("openai", "mistralai", "ollama")


@pytest.fixture(params=TONGUES)
def played(request: pytest.FixtureRequest) -> Iterator[PlayedModel]:
    with play_model(request.param) as model:
        yield model


def write(played: PlayedModel, limits: WriterLimits = BOUND) -> str:
    writer = load_writer(f"{played.tongue}:played", played.url, "secret", limits)

    async def gather() -> str:
        return "".join([piece async for piece in writer.write(ASKED)])

    return asyncio.run(gather())


def test_the_text_comes_in_pieces_with_the_key(played: PlayedModel) -> None:
    played.text = "Totem loge des personnes à la rue [1]."
    assert write(played).strip() == played.text
    assert played.requests[0]["stream"] is True
    assert [message["role"] for message in played.requests[0]["messages"]] == ["system", "user"]
    assert played.keys == [""] if played.tongue == "ollama" else ["Bearer secret"]


def test_the_length_goes_out_under_the_name_that_servers_obey(played: PlayedModel) -> None:
    played.text = "mot " * 60
    assert len(write(played).split()) == BOUND.max_tokens
    asked = played.requests[0]
    assert (asked["options"]["num_predict"] if played.tongue == "ollama" else asked["max_tokens"]) == BOUND.max_tokens


def test_one_writer_serves_one_event_loop_after_another(played: PlayedModel) -> None:
    played.text = "Totem loge."
    writer = load_writer(f"{played.tongue}:played", played.url, "secret", BOUND)

    async def gather() -> str:
        return "".join([piece async for piece in writer.write(ASKED)])

    assert [asyncio.run(gather()).strip() for _ in range(3)] == [played.text] * 3
    assert len(played.requests) == 3


@pytest.mark.parametrize(
    ("fault", "failure"),
    [
        ("unauthorised", "unauthorised"),
        ("rate_limited", "rate_limited"),
        ("broken", "unreachable"),
        ("silent", "silent"),
        ("silent_later", "silent"),
        ("cut", "cut"),
        ("garbage", "unreachable"),
        ("endless", "endless"),
    ],
)
def test_every_fault_has_its_name(played: PlayedModel, fault: str, failure: str) -> None:
    played.text, played.fault = "Totem loge", fault
    with pytest.raises(WriterFailed) as caught:
        write(played, HURRIED if failure == "silent" else BOUND)
    assert caught.value.failure == failure


@pytest.mark.parametrize("tongue", TONGUES)
def test_a_server_that_is_down_is_unreachable(tongue: Tongue) -> None:
    with play_model(tongue) as gone:
        pass
    with pytest.raises(WriterFailed) as caught:
        write(gone)
    assert caught.value.failure == "unreachable"


def test_it_is_asked_once_more_only_before_the_first_token(played: PlayedModel) -> None:
    played.fault = "broken"
    with pytest.raises(WriterFailed):
        write(played)
    assert len(played.requests) == 2
    played.requests.clear()
    played.text, played.fault = "Totem loge", "cut"
    with pytest.raises(WriterFailed):
        write(played)
    assert len(played.requests) == 1


def test_leaving_closes_the_upstream_call(played: PlayedModel) -> None:
    played.text, played.fault = "Totem loge", "silent_later"

    async def leave() -> None:
        stream = load_writer(f"{played.tongue}:played", played.url, "", BOUND).write(ASKED)
        await anext(stream)
        await stream.aclose()

    asyncio.run(leave())
    assert played.left.wait(BOUND.silence / 2)
