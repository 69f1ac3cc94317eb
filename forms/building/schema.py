"""A form as one reader sees it: the questions of the source page in the words of her language."""

from dataclasses import dataclass, replace

from wagtail.blocks import StreamValue, StructValue

IMPLIED_AUTOCOMPLETE = {
    "organisation": "organization",
    "contact_name": "name",
    "email": "email",
    "phone": "tel",
    "website": "url",
    "municipality": "address-level2",
}


@dataclass(frozen=True)
class Question:
    """A question as asked. `key` and the values of `choices` are the same in every language;
    `language` is the one that its words are in. Wagtail's form builder reads it as a form field."""

    key: str
    field_type: str
    label: str
    help_text: str
    required: bool
    language: str
    choices: tuple[tuple[str, str], ...] = ()
    max_length: int | None = None
    autocomplete: str = ""
    meaning: str = ""

    default_value = ""

    @property
    def clean_name(self) -> str:
        return self.key


@dataclass(frozen=True)
class Section:
    """Questions under one heading; `key` and `legend` are empty for those before the first one."""

    key: str
    legend: str
    text: str
    language: str
    questions: tuple[Question, ...] = ()


def read_sections(source: StreamValue, language: str) -> list[Section]:
    """Return the sections of one page's questions, in its own words, which are in `language`."""
    sections = [Section("", "", "", language)]
    for position, block in enumerate(source):
        if block.block_type == "section":
            heading = block.value
            sections.append(Section(block.id, heading["legend"], heading["text"], language))
        else:
            # A block that was never saved has no id yet; only a preview meets one.
            question = read_question(block.id or f"q{position}", block, language)
            asked = (*sections[-1].questions, question)
            sections[-1] = replace(sections[-1], questions=asked)
    return sections


def read_question(key: str, block: StreamValue.StreamChild, language: str) -> Question:
    value: StructValue = block.value
    meaning = value.get("meaning") or ""
    return Question(
        key=key,
        field_type=block.block_type,
        label=value["label"],
        help_text=value["help_text"],
        required=value["required"],
        language=language,
        choices=read_choices(value),
        max_length=value.get("max_length"),
        autocomplete=value.get("autocomplete") or IMPLIED_AUTOCOMPLETE.get(meaning, ""),
        meaning=meaning,
    )


def read_choices(value: StructValue) -> tuple[tuple[str, str], ...]:
    if "choices" not in value:
        return ()
    return tuple((choice.id, choice.value) for choice in value["choices"].bound_blocks)


def translate_sections(source: list[Section], local: list[Section]) -> list[Section]:
    """Return the sections of the source page in the words of its translation.

    What is asked is decided on the source page alone. A text that the translation does not have
    yet stays in the source language, and says so in `language`.
    """
    headings = {section.key: section for section in local}
    questions = {each.key: each for section in local for each in section.questions}
    return [
        replace(
            headings.get(section.key, section),
            questions=tuple(translate(each, questions.get(each.key)) for each in section.questions),
        )
        for section in source
    ]


def translate(question: Question, translation: Question | None) -> Question:
    if translation is None:
        return question
    words = dict(translation.choices)
    return replace(
        question,
        label=translation.label,
        help_text=translation.help_text,
        language=translation.language,
        choices=tuple((value, words.get(value, word)) for value, word in question.choices),
    )
