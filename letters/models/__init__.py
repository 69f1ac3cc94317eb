from letters.models.letter import Attachment, Letter
from letters.models.text import LetterText

__all__ = ["Attachment", "Letter", "LetterText"]
