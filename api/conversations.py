"""The conversations that are kept: whoever holds one's id, as its owner, may delete it.

They can't be listed: readers without a token share one owner.
"""

from fastapi import APIRouter, Response

from api.request import CurrentVisitor, HouseOfRequest

router = APIRouter(prefix="/api/conversations", tags=["conversations"])


@router.delete("/{conversation_id}", status_code=204)
def delete_conversation(conversation_id: str, visitor: CurrentVisitor, house: HouseOfRequest) -> Response:
    """Delete a conversation and its questions; 404 when it is unknown or another's."""
    house.conversations.delete(conversation_id, visitor.owner)
    return Response(status_code=204)
