"""What every part of the catalogue is built of: frozen models, numbers within bounds, names in both languages."""

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

Count = Annotated[int, Field(ge=1)]
Amount = Annotated[float, Field(gt=0)]
Year = Annotated[int, Field(ge=0, le=12)]


def require(holds: bool, key: str, problem: str) -> None:
    """Refuse a model whose parts do not fit together; `key` is the place within the model that does not."""
    if not holds:
        raise PydanticCustomError("catalogue", "{problem}", {"key": key, "problem": problem})


class CatalogueModel(BaseModel):
    """A part of the catalogue: it cannot be changed, and knows no other keys than its own."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_min_length=1)


class Wording(CatalogueModel):
    """A name in both languages, as it stands inside a sentence: `tematisk lektion`, `thematic lesson`."""

    sv: str
    en: str

    def in_language(self, locale: str) -> str:
        """The name in the reader's language; Swedish for every language that is not English."""
        return self.en if locale == "en" else self.sv


class YearSpan(CatalogueModel):
    """Swedish years, both ends included: preschool class 0, compulsory school 1 to 9, upper secondary 10 to 12."""

    first: Year
    last: Year

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        require(self.first <= self.last, "", f"{self.first} to {self.last} is no span")
        return self
