"""The pack's tables: which columns each has, and which values a column takes.

A table is a CSV file in UTF-8 with a header row. A cell with several values has them between
bars: `Kim Jong Un|Kim Jong-un`. Every row names its `source`. A user's folder holds files of the
same names with the same columns; see load.py for how it is laid over the built-in one.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from whoseword.model import EventType, Modality, SourceType, Stance

SOURCE_TYPES = frozenset(SourceType)
STANCES = frozenset(Stance)
EVENT_TYPES = frozenset(EventType)
MODALITIES = frozenset(Modality)
# What the words of senses.csv mean, each asked for by a rule of the reader.
SENSES = frozenset(
    {"former", "honorific", "female", "male", "state", "forces", "neighbour", "showing", "going"}
    | {"chance", "light", "issuing", "heading", "vague", "ministry", "addressing"}
    | {
        "denying",
        "defence",
        "deputy",
        "dismissing",
        "leading",
        "siding",
        "task",
        "tasking",
        "told",
        "untrue",
    }
    | {"accredited", "bidding", "departmental", "employed", "ending", "informed"}
    | {"personal", "withholding"}
)


@dataclass(frozen=True, slots=True)
class Table:
    """One table. `key` columns together identify a row; `lists` hold several values a cell.

    `choices` names the values that a column takes; `numbers`, columns that hold a number, of which
    `chances` lie between 0 and 1; `dates`, columns of ISO days, months or years; `refers`, the
    tables that hold what a column names. `required` columns are never empty, beside the key and
    `source`. A table that no claim depends on isn't `read`, and a change of it makes no new reading
    of an article.
    """

    name: str
    key: tuple[str, ...]
    columns: tuple[str, ...]
    lists: frozenset[str] = frozenset()
    required: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    chances: frozenset[str] = frozenset()
    dates: frozenset[str] = frozenset()
    refers: dict[str, str] = field(default_factory=dict)
    choices: dict[str, frozenset[str]] = field(default_factory=dict)
    read: bool = True


TABLES: tuple[Table, ...] = (
    # name is the short English form; adjectives are demonyms ('North Korean'); metonyms are
    # capitals and seats that stand for the government ('Pyongyang', 'the North').
    Table(
        "states",
        ("name",),
        ("name", "aliases", "adjectives", "metonyms", "iso", "source"),
        frozenset({"aliases", "adjectives", "metonyms"}),
    ),
    # aliases are other spellings and short forms; family is the name that stands alone on second
    # mention ('Kim'); roles are descriptions that mean this person between from and until
    # ('sister of Kim Jong Un'); offices of state have a table of their own.
    Table(
        "people",
        ("name",),
        ("name", "aliases", "family", "state", "source_type", "roles", "from", "until", "source"),
        frozenset({"aliases", "roles"}),
        frozenset({"source_type"}),
        dates=frozenset({"from", "until"}),
        choices={"source_type": SOURCE_TYPES},
    ),
    # words of Korean names that newspapers romanise in several ways; in people, of a North
    # Korean's family name, which comes first.
    Table(
        "romanisations",
        ("table", "word"),
        ("table", "word", "also", "source"),
        frozenset({"also"}),
        frozenset({"also"}),
        choices={"table": frozenset({"people", "weapons"})},
    ),
    # offices of state: who held each from … until; found with its state in every form ('South
    # Korea's president') and bare ('the president').
    Table(
        "offices",
        ("office", "state", "holder", "from"),
        ("office", "aliases", "holder", "state", "from", "until", "source"),
        frozenset({"aliases"}),
        frozenset({"holder", "state"}),
        dates=frozenset({"from", "until"}),
        refers={"holder": "people", "state": "states"},
    ),
    # ministries, staffs, agencies, parties, UN bodies, think tanks, companies; heads are the
    # descriptions that point back to it ('the ministry', 'the agency').
    Table(
        "institutions",
        ("name",),
        ("name", "aliases", "kind", "state", "source_type", "heads", "source"),
        frozenset({"aliases", "heads"}),
        frozenset({"kind", "source_type"}),
        choices={
            "source_type": SOURCE_TYPES,
            "kind": frozenset({"organ", "institution", "media", "company", "alliance"}),
        },
    ),
    # class is SRBM, MRBM, IRBM, ICBM, SLBM, SLV, HGV, cruise, artillery, MLRS, nuclear, …
    Table(
        "weapons",
        ("name",),
        ("name", "family", "class", "aliases", "state", "source"),
        frozenset({"aliases"}),
        frozenset({"class"}),
    ),
    # what kind of thing a phrase names, for telling two happenings apart. class is a weapon's as in
    # weapons.csv; domain a path from the general to the particular ('arms/missile/ballistic'): two
    # things may be one where one's path begins with the other's.
    Table(
        "kinds",
        ("phrase",),
        ("phrase", "class", "domain", "source"),
        required=frozenset({"domain"}),
    ),
    # common nouns for what is made, moved or tested: 'artillery shells', 'oil', 'troops'.
    Table(
        "goods",
        ("name",),
        ("name", "aliases", "category", "source"),
        frozenset({"aliases"}),
        frozenset({"category"}),
        choices={
            "category": frozenset(
                {"weapon", "nuclear", "facility", "vehicle", "troops", "labour", "money"}
                | {"energy", "food", "technology", "space", "goods", "exercise", "document"}
            )
        },
    ),
    # kind is site, base, port, city, region, sea, island, border, plant, country, …
    Table(
        "places",
        ("name",),
        ("name", "aliases", "state", "kind", "lat", "lon", "source"),
        frozenset({"aliases"}),
        frozenset({"kind"}),
        frozenset({"lat", "lon"}),
    ),
    # ranks and titles that a dot shortens before a name, where no sentence ends: 'Cmdr.'. What kind
    # of source they make of whoever bears them stands in roles, under long.
    Table("ranks", ("short",), ("short", "long", "source"), required=frozenset({"long"})),
    # common nouns for where something is: 'border', 'airfield', 'strait'.
    Table(
        "terrain",
        ("noun",),
        ("noun", "kind", "source"),
        required=frozenset({"kind"}),
    ),
    # what people speak, meet and agree on or at: 'summit', 'press conference'; 'meet', 'hold'.
    Table(
        "occasions",
        ("lemma", "part"),
        ("lemma", "part", "source"),
        choices={"part": frozenset({"noun", "verb"})},
    ),
    # words that a rule asks for by what they mean: that somebody is a woman, an office is past.
    Table(
        "senses",
        ("sense", "lemma"),
        ("sense", "lemma", "source"),
        choices={"sense": SENSES},
    ),
    # what introduces somebody's words. part is verb, noun, preposition ('according to'),
    # adverb ('reportedly') or adjective ('alleged'); lemma in base form, a particle or preposition
    # after it ('call for'). takes says where its content stands: in a clause ('said that …'), in
    # an object ('rejected the charge'), in either (both), or in the clause whose subject it has
    # taken over ('seems to …': raising).
    Table(
        "cues",
        ("lemma", "part"),
        ("lemma", "part", "takes", "stance", "source"),
        required=frozenset({"stance", "takes"}),
        choices={
            "stance": STANCES,
            "takes": frozenset({"clause", "object", "both", "raising"}),
            "part": frozenset({"verb", "noun", "preposition", "adverb", "adjective"}),
        },
    ),
    # words of estimative probability with their ICD 203 band, both ends between 0 and 1.
    Table(
        "estimative",
        ("phrase",),
        ("phrase", "low", "high", "source"),
        required=frozenset({"low", "high"}),
        numbers=frozenset({"low", "high"}),
        chances=frozenset({"low", "high"}),
    ),
    # words that make a proposition ordered, planned, predicted, possible, denied or demanded.
    Table(
        "modality",
        ("phrase", "part"),
        ("phrase", "part", "modality", "source"),
        required=frozenset({"modality"}),
        choices={"modality": MODALITIES},
    ),
    # nouns for kinds of people and bodies and what kind of source they are: 'analyst', 'spokesman';
    # and for documents that speak for their author ('statement'), of the type given where nothing
    # says whose they are.
    Table(
        "roles",
        ("noun",),
        ("noun", "source_type", "kind", "source"),
        required=frozenset({"source_type", "kind"}),
        choices={
            "source_type": SOURCE_TYPES,
            "kind": frozenset({"person", "body", "document"}),
        },
    ),
    # words that name an event of a type. part is verb or noun; object names the categories of
    # goods that its object must have (empty: any); subject likewise the kind of actor.
    Table(
        "triggers",
        ("lemma", "part", "type", "object"),
        ("lemma", "part", "type", "object", "particle", "mode", "source"),
        frozenset({"object"}),
        frozenset({"type"}),
        choices={"type": EVENT_TYPES, "part": frozenset({"verb", "noun"})},
    ),
    # each type in PLOVER's and CAMEO's terms, where it matters by the act that the event's word
    # names (acts.csv), the category of its object, and its modality.
    Table(
        "plover",
        ("type", "act", "category", "modality"),
        ("type", "act", "category", "modality", "event", "mode", "contexts", "cameo", "source"),
        frozenset({"contexts"}),
        choices={"type": EVENT_TYPES, "modality": MODALITIES},
    ),
    # what an event's word says beyond its type: 'sell' is a transfer by trade.
    Table(
        "acts",
        ("lemma", "type"),
        ("lemma", "type", "act", "source"),
        required=frozenset({"act"}),
        choices={"type": EVENT_TYPES},
    ),
    # PLOVER's auxiliary contexts of what hasn't happened, by modality.
    Table(
        "auxiliary",
        ("modality",),
        ("modality", "context", "source"),
        required=frozenset({"context"}),
        choices={"modality": MODALITIES},
    ),
    # phrases of the lines that a site prints under or inside any article ('sign up for our'): such
    # lines make no two articles copies.
    Table("standing", ("phrase",), ("phrase", "source")),
    # the words that close a list of headlines which a site runs into its sentences, as written
    # ('Biden BidenHouse Republicans voice concerns Top adviser on call MORE'): nor do such lists.
    Table("insets", ("closing",), ("closing", "source")),
    # how a wire story is signed, '(AFP)', '/Yonhap', and the agency's canonical name.
    Table(
        "credits",
        ("credit",),
        ("credit", "agency", "source"),
        required=frozenset({"agency"}),
    ),
    # how often claims with a feature are right (points, added up; measured), and how much depends
    # on a type of claim (stakes): the order of the review queue. field is type, modality, said (a
    # slot that is filled) or every (what all begin with).
    Table(
        "review",
        ("field", "value"),
        ("field", "value", "points", "stakes", "source"),
        numbers=frozenset({"points", "stakes"}),
        choices={"field": frozenset({"every", "type", "modality", "said"})},
        read=False,
    ),
)
