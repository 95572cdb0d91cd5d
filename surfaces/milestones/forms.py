"""The forms about milestones: dating one, going on without a gate, and adding a meeting or training."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.courses import LONGEST_ROOM
from models.milestones import TRAINING, Milestone, MilestoneOffer, PassedBy
from models.programmes import load_catalogue
from surfaces.kit import (
    Block,
    Form,
    FormField,
    date_picker,
    field_block,
    grouped_select,
    modal,
    option,
    pack,
    plain,
    section,
    select,
    sentence,
    text,
    text_input,
    time_picker,
)
from surfaces.milestones.words import say_milestone, say_milestone_name, say_milestones

MOST_OPTIONS = 100


def build_date_form(locale: str, milestones: Sequence[Milestone], metadata: str) -> Block:
    """The form for a milestone's day, time, room and owner, filled in with what is known of the first."""
    first = milestones[0]
    blocks = [
        section("milestone.what", text(locale, "milestone-open", what=sentence(say_milestones(locale, milestones))))
    ]
    blocks += _build_class_field(locale, milestones) + _build_day_fields(locale, first)
    return modal(
        Form.MILESTONE_DATE,
        plain(locale, "form-milestone-date"),
        blocks,
        submit=plain(locale, "button-save"),
        close=plain(locale, "button-cancel"),
        metadata=metadata,
    )


def build_pass_form(locale: str, milestones: Sequence[Milestone], metadata: str) -> Block:
    """The form for going on without a gate, with the reason."""
    reasons = [option(plain(locale, f"option-passed-{reason}"), reason.value) for reason in PassedBy]
    blocks = [
        section("milestone.what", text(locale, "milestone-open", what=sentence(say_milestones(locale, milestones)))),
        *_build_class_field(locale, milestones),
        field_block(
            FormField.PASSED_BY, plain(locale, "field-milestone-reason"), select(reasons, kind="radio_buttons")
        ),
        section("milestone.pass", text(locale, "milestone-pass-said")),
    ]
    return modal(
        Form.MILESTONE_PASS,
        plain(locale, "form-milestone-pass"),
        blocks,
        submit=plain(locale, "button-save"),
        close=plain(locale, "button-cancel"),
        metadata=metadata,
    )


def build_add_form(locale: str, offers: Sequence[MilestoneOffer], metadata: str) -> Block:
    """The form for adding a team meeting or training with its day. The programmes' rules say what is offered."""
    groups: dict[str, list[Block]] = {}
    for offer in offers[:MOST_OPTIONS]:
        value = pack(replace(offer, site=""))
        groups.setdefault(offer.site, []).append(option(_say_offer(locale, offer), value))
    what = grouped_select(list(groups.items())) if len(groups) > 1 else select(next(iter(groups.values()), []))
    blocks = [
        field_block(FormField.MILESTONE, plain(locale, "field-milestone-what"), what),
        *_build_day_fields(locale, None),
    ]
    return modal(
        Form.MILESTONE_ADD,
        plain(locale, "form-milestone-add"),
        blocks,
        submit=plain(locale, "button-save"),
        close=plain(locale, "button-cancel"),
        metadata=metadata,
    )


def _say_offer(locale: str, offer: MilestoneOffer) -> str:
    name = sentence(say_milestone_name(locale, offer.code))
    programme = load_catalogue()[offer.programme_code].short_name
    key = "option-milestone-training" if offer.code in TRAINING else "option-milestone-team"
    return plain(locale, key, name=name, programme=programme)


def _build_class_field(locale: str, milestones: Sequence[Milestone]) -> list[Block]:
    """The field for which classes are meant, where there are several: all, or one of them."""
    if len(milestones) == 1:
        return []
    all_option = option(plain(locale, "field-milestone-all"), "all")
    class_options = [
        option(sentence(say_milestone(locale, milestone)), str(milestone.id))
        for milestone in milestones[: MOST_OPTIONS - 1]
    ]
    return [
        field_block(
            FormField.MILESTONE, plain(locale, "field-milestone-which"), select([all_option, *class_options], "all")
        )
    ]


def _build_day_fields(locale: str, milestone: Milestone | None) -> list[Block]:
    owner: Block = {"type": "multi_users_select", "max_selected_items": 1}
    if milestone and milestone.owner_slack:
        owner["initial_users"] = [milestone.owner_slack]
    return [
        field_block(FormField.DAY, plain(locale, "field-day"), date_picker(milestone.due_on if milestone else None)),
        field_block(
            FormField.TIME,
            plain(locale, "field-milestone-start"),
            time_picker(milestone.starts_at if milestone else None),
            optional=True,
        ),
        field_block(
            FormField.ENDS,
            plain(locale, "field-milestone-end"),
            time_picker(milestone.ends_at if milestone else None),
            optional=True,
        ),
        field_block(
            FormField.ROOM,
            plain(locale, "field-milestone-room"),
            text_input(LONGEST_ROOM, (milestone.room or "") if milestone else "", multiline=False),
            optional=True,
        ),
        field_block(
            FormField.OWNER,
            plain(locale, "field-milestone-owner"),
            owner,
            optional=True,
            hint=plain(locale, "field-milestone-owner-hint"),
        ),
    ]
