"""The real provider class against a real socket that plays every failure."""

import asyncio
from collections.abc import Iterator

import pytest

from assistant.generation.chat_model import Message, WriterFailed, WriterLimits, load_writer
from tests.played_model import PlayedModel, play_model

QUICK = WriterLimits(connect=0.5, first_token=0.4, silence=0.4, max_tokens=50, max_characters=400)
ASKED = [Message("system", "Répondez."), Message("user", "Qu’est-ce que Totem ?")]


@pytest.fixture
def played() -> Iterator[PlayedModel]:
    with play_model() as model:
        yield model


def write(url: str, limits: WriterLimits = QUICK) -> str:
    writer = load_writer("openai:played", url, "secret", limits)

    async def gather() -> str:
        return "".join([piece async for piece in writer.write(ASKED)])

    return asyncio.run(gather())


def test_the_text_comes_in_pieces_and_limits_go_out_under_both_names(played: PlayedModel) -> None:
    played.text = "Totem loge des personnes à la rue [1]."
    assert write(played.url).strip() == played.text
    assert played.requests[0]["max_tokens"] == 50
    assert played.requests[0]["stream"] is True
    assert [message["role"] for message in played.requests[0]["messages"]] == ["system", "user"]


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
        write(played.url)
    assert caught.value.failure == failure


def test_a_server_that_is_down_is_unreachable() -> None:
    with play_model() as gone:
        url = gone.url
    with pytest.raises(WriterFailed) as caught:
        write(url)
    assert caught.value.failure == "unreachable"


def test_it_is_asked_once_more_only_before_the_first_token(played: PlayedModel) -> None:
    played.fault = "broken"
    with pytest.raises(WriterFailed):
        write(played.url)
    assert len(played.requests) == 2
    played.requests.clear()
    played.text, played.fault = "Totem loge", "cut"
    with pytest.raises(WriterFailed):
        write(played.url)
    assert len(played.requests) == 1


def test_leaving_closes_the_upstream_call(played: PlayedModel) -> None:
    played.text, played.fault = "Totem loge", "silent_later"
    patient = WriterLimits(first_token=30, silence=30)

    async def leave() -> None:
        stream = load_writer("openai:played", played.url, "", patient).write(ASKED)
        await anext(stream)
        await stream.aclose()

    asyncio.run(leave())
    assert played.left.wait(1.0)
