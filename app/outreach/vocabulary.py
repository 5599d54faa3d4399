"""Topics, audiences and approaches (PP 59/2021 art. 4 and practice), with the words by which people name them."""

from enum import StrEnum

from app.i18n import _l


class Topic(StrEnum):
    ONLINE_SCAM_RECRUITMENT = "online_scam_recruitment"
    ILLEGAL_BROKERS = "illegal_brokers"
    OFFICIAL_PROCEDURE = "official_procedure"
    TRAFFICKING = "trafficking"
    RIGHTS_AND_DUTIES = "rights_and_duties"
    JOBS_AND_EMPLOYERS = "jobs_and_employers"
    SOCIAL_SECURITY = "social_security"
    COSTS = "costs"
    OTHER_RISKS = "other_risks"
    DESTINATION_LAW_AND_CULTURE = "destination_law_and_culture"
    PLACEMENT_AND_CONTRACT = "placement_and_contract"
    REGISTERED_AGENCIES = "registered_agencies"
    DESTINATION_COUNTRIES = "destination_countries"
    COMPLAINTS = "complaints"


TOPIC_NAMES = {
    Topic.ONLINE_SCAM_RECRUITMENT: _l("False job offers and online scams"),
    Topic.ILLEGAL_BROKERS: _l("Brokers and unofficial costs"),
    Topic.OFFICIAL_PROCEDURE: _l("The official way to work abroad"),
    Topic.TRAFFICKING: _l("Dangers of trafficking in persons"),
    Topic.RIGHTS_AND_DUTIES: _l("Rights and duties of migrant workers"),
    Topic.JOBS_AND_EMPLOYERS: _l("Jobs and employers"),
    Topic.SOCIAL_SECURITY: _l("Social security"),
    Topic.COSTS: _l("Official costs"),
    Topic.OTHER_RISKS: _l("Drugs, radicalisation and health"),
    Topic.DESTINATION_LAW_AND_CULTURE: _l("Law and culture of the destination"),
    Topic.PLACEMENT_AND_CONTRACT: _l("Placement and work contract"),
    Topic.REGISTERED_AGENCIES: _l("Registered agencies (P3MI)"),
    Topic.DESTINATION_COUNTRIES: _l("Open and closed destination countries"),
    Topic.COMPLAINTS: _l("How to complain"),
}

FIRST_TOPICS = list(Topic)[:4]  # open on the form; the rest is folded


class Audience(StrEnum):
    PROSPECTIVE_MIGRANT_WORKER = "prospective_migrant_worker"
    MIGRANT_WORKER_ON_LEAVE = "migrant_worker_on_leave"
    MIGRANT_WORKER_FAMILY = "migrant_worker_family"
    FORMER_MIGRANT_WORKER = "former_migrant_worker"
    VILLAGE_OFFICIALS = "village_officials"
    VILLAGE_COUNCIL = "village_council"
    NEIGHBOURHOOD_HEADS = "neighbourhood_heads"
    RELIGIOUS_LEADERS = "religious_leaders"
    COMMUNITY_LEADERS = "community_leaders"
    CUSTOMARY_LEADERS = "customary_leaders"
    YOUTH = "youth"
    FAMILY_WELFARE = "family_welfare"
    HEALTH_VOLUNTEERS = "health_volunteers"
    PUPILS = "pupils"
    STUDENTS = "students"
    TEACHERS = "teachers"
    VILLAGE_GUARDIANS = "village_guardians"
    PERSONS_WITH_DISABILITY = "persons_with_disability"
    GENERAL_PUBLIC = "general_public"
    OTHER = "other"


AUDIENCE_NAMES = {
    Audience.PROSPECTIVE_MIGRANT_WORKER: _l("Prospective migrant workers"),
    Audience.MIGRANT_WORKER_ON_LEAVE: _l("Migrant workers on leave"),
    Audience.MIGRANT_WORKER_FAMILY: _l("Families of migrant workers"),
    Audience.FORMER_MIGRANT_WORKER: _l("Former migrant workers"),
    Audience.VILLAGE_OFFICIALS: _l("Village officials"),
    Audience.VILLAGE_COUNCIL: _l("Village council (BPD)"),
    Audience.NEIGHBOURHOOD_HEADS: _l("Heads of RT, RW and hamlets"),
    Audience.RELIGIOUS_LEADERS: _l("Religious leaders"),
    Audience.COMMUNITY_LEADERS: _l("Community leaders"),
    Audience.CUSTOMARY_LEADERS: _l("Customary leaders"),
    Audience.YOUTH: _l("Youth, Karang Taruna"),
    Audience.FAMILY_WELFARE: _l("Family welfare movement (PKK)"),
    Audience.HEALTH_VOLUNTEERS: _l("Posyandu volunteers"),
    Audience.PUPILS: _l("Pupils"),
    Audience.STUDENTS: _l("Students"),
    Audience.TEACHERS: _l("Teachers"),
    Audience.VILLAGE_GUARDIANS: _l("Babinsa, Bhabinkamtibmas"),
    Audience.PERSONS_WITH_DISABILITY: _l("Persons with disability"),
    Audience.GENERAL_PUBLIC: _l("General public"),
    Audience.OTHER: _l("Others"),
}


class Approach(StrEnum):
    MEETING = "meeting"
    HOME_VISIT = "home_visit"
    CULTURAL_EVENT = "cultural_event"
    SCHOOL_VISIT = "school_visit"
    RELIGIOUS_GATHERING = "religious_gathering"
    DIGITAL_CAMPAIGN = "digital_campaign"
    TRAINING = "training"


APPROACH_NAMES = {
    Approach.MEETING: _l("Meeting"),
    Approach.HOME_VISIT: _l("Home visit"),
    Approach.CULTURAL_EVENT: _l("Cultural event"),
    Approach.SCHOOL_VISIT: _l("School visit"),
    Approach.RELIGIOUS_GATHERING: _l("Religious gathering"),
    Approach.DIGITAL_CAMPAIGN: _l("Digital campaign"),
    Approach.TRAINING: _l("Training"),
}


class Sex(StrEnum):
    MALE = "male"
    FEMALE = "female"


SEX_NAMES = {Sex.MALE: _l("Male"), Sex.FEMALE: _l("Female")}
SEX_LETTERS = {Sex.MALE: _l("M"), Sex.FEMALE: _l("F"), None: "?"}


class SessionState(StrEnum):
    """How far a session has come; a draft is kept apart and counted nowhere (see SessionDraft)."""

    SUBMITTED = "submitted"
    CHECKED = "checked"
    RETURNED = "returned"


STATE_NAMES = {
    SessionState.SUBMITTED: _l("Sent in"),
    SessionState.CHECKED: _l("Checked"),
    SessionState.RETURNED: _l("Returned"),
}

STATE_COLOURS = {SessionState.SUBMITTED: "", SessionState.CHECKED: "ok", SessionState.RETURNED: "due"}


def session_state(state: SessionState) -> tuple[str, str]:
    """(what it is called, the colour beside the word): what the macro `state` takes."""
    return str(STATE_NAMES[state]), STATE_COLOURS[state]


class FilePurpose(StrEnum):
    SIGN_IN_SHEET = "sign_in_sheet"
    EVENT = "event"


PURPOSE_NAMES = {
    FilePurpose.SIGN_IN_SHEET: _l("Signed attendance sheet"),
    FilePurpose.EVENT: _l("Photo of the event"),
}
