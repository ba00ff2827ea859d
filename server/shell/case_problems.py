"""What may be refused about cases, catalogue, joint services, files and messages to the outside."""

from server.shell.problem_kind import Kind

CASE_PROBLEMS: dict[str, Kind] = {
    "unknown_case": Kind(
        404, "No such case", "There is no case {case} here. Please compare the number with the paper."
    ),
    "external_known": Kind(
        409, "Known already", "The application {external} was taken in already: it is the case {case}."
    ),
    "unknown_hook": Kind(404, "No such address", "Nothing is sent to an address with the id {id}."),
    "unknown_delivery": Kind(404, "No such message", "There is no message {n} for this address."),
    "hook_known": Kind(409, "Known already", "This address is told of the same already."),
    "unknown_pack": Kind(404, "No such pack", "Nobody is told by a pack {pack}."),
    "pack_needs": Kind(422, "Something is missing", "Please check what was entered for: {field}"),
    "unknown_paper": Kind(404, "No such paper", "As the case stands, there is no paper {paper}."),
    "no_font": Kind(
        503,
        "No font for this file",
        "The server has no font with Hanzi: please have one installed (fonts-noto-cjk), or print from the page.",
    ),
    "paper_not_made": Kind(
        503, "The file was not made", "The file could not be made. Please print from the page instead."
    ),
    "not_printed": Kind(
        409,
        "The slip did not come out",
        "The printer did not say that the slip came out. Please look at it before printing again.",
    ),
    "unknown_matter": Kind(404, "No such matter", "The matter {matter} cannot be applied for."),
    "unknown_joint": Kind(404, "No such joint service", "The joint service {joint} cannot be applied for."),
    "invalid_joint": Kind(422, "The joint service does not fit together", "Joint service {joint}: {cause}"),
    "invalid_matter": Kind(422, "The matter does not fit together", "Matter {matter}: {cause}"),
    "unknown_task": Kind(404, "No such part", "This case has no part {task}."),
    "unknown_material": Kind(
        422, "Unknown material", "This matter does not ask for the material {material}."
    ),
    "case_changed": Kind(
        409,
        "Changed meanwhile",
        "Somebody else has changed this case meanwhile. Look at it again, then decide.",
    ),
    "wrong_case_state": Kind(409, "Not possible now", "As the case stands, this cannot be done now."),
    "materials_missing": Kind(
        409,
        "Materials are missing",
        "Some materials are missing that may not follow later. Tick them, or tell the citizen.",
    ),
    "nothing_missing": Kind(409, "Nothing is missing", "All materials are there."),
    "correction_told": Kind(
        409, "Told already", "What is missing was told already. The law allows that only once."
    ),
    "lack_too_late": Kind(
        409, "Too late", "What follows later must be there by {until}, before the promise is used up."
    ),
    "lack_in_past": Kind(
        422, "In the past", "What follows later cannot have been due already. Choose a day to come."
    ),
    "clock_stands": Kind(409, "The clock stands still", "First let the clock of this case go on."),
    "clock_runs": Kind(409, "The clock is running", "The clock of this case is running already."),
    "pause_not_listed": Kind(
        409, "No such special procedure", "This matter has no special procedure of that kind."
    ),
    "reminded_lately": Kind(
        409, "Asked lately", "They were asked to come less than a week ago. Nobody is asked twice in a week."
    ),
    "version_newest": Kind(
        409, "No newer version", "The case is handled by the newest version of its matter already."
    ),
    "version_differs": Kind(
        409,
        "The newest version does not fit",
        "The case stays with its version: in the newest one this is another than what was done already: {cause}",
    ),
    "built_upon": Kind(
        409,
        "Others build on it",
        "Other parts of the joint application have begun because this one was agreed to. Please end those first.",
    ),
    "not_extendable": Kind(
        409,
        "Cannot be extended",
        "This limit cannot be extended, or it was extended already, or not by so many days.",
    ),
    "not_immediate": Kind(
        409,
        "Not at once",
        "This matter is not done at once, or something is missing. Accept it without handing over.",
    ),
    "not_your_task": Kind(403, "Another department's", "This part belongs to {department}."),
    "task_elsewhere": Kind(
        409, "Somebody else has it", "{by} has taken this part. Only they can go on with it."
    ),
    "code_wrong": Kind(
        403, "Wrong code", "This is not the query code of the case. Please compare it with the paper."
    ),
    "reason_needed": Kind(
        422, "A reason is needed", "Please say why you look at personal data. It is noted."
    ),
    "card_wrong": Kind(
        403, "Another card", "This is not the applicant's card. Somebody with a mandate collects as such."
    ),
    "collector_needed": Kind(409, "Who collects it?", "Please enter who collects it for the applicant."),
    "unknown_person": Kind(404, "Unknown person", "Nobody with the id {id} decides for a department."),
    "papers_under_way": Kind(
        409,
        "Papers under way",
        "Papers are on their way to this department already. It has to confirm them first.",
    ),
    "no_papers_sent": Kind(409, "No papers under way", "No papers are on their way to this department."),
    "not_the_lead": Kind(
        409, "Not the lead", "Only the lead department may go on without the others, by agreeing."
    ),
    "not_delegated": Kind(
        403, "Not delegated", "{department} decides this itself. Its representative in the hall may not."
    ),
    "advice_given": Kind(409, "Answered already", "This question has been answered already."),
    "unknown_advice": Kind(404, "Nothing was asked", "Nobody has asked for this."),
    "unknown_lamp": Kind(404, "No lamp", "No lamp of this case waits for an answer."),
    "lamp_answered": Kind(409, "Answered already", "Somebody has said already why this limit was passed."),
    "scans_off": Kind(409, "No files of this matter", "Of the matter {matter} nothing is kept as a file."),
    "too_many_files": Kind(409, "Too many files", "A case has {most} files at most."),
    "unknown_file": Kind(404, "No such file", "This case has no such file, or it was struck out."),
    "no_signature": Kind(
        409, "No signature", "Nobody is asked to sign there any more. Please ask for the signature again."
    ),
    "file_kind": Kind(415, "Not a kind of file that is kept", "Please choose a PDF, OFD, JPEG or PNG file."),
    "file_damaged": Kind(
        500,
        "The file cannot be read",
        "This file is damaged or missing on the server. The case goes on; please scan the paper again.",
    ),
    "no_fee_due": Kind(409, "Nothing is due", "Nothing has to be paid for this case."),
    "fee_due": Kind(
        409, "Not paid yet", "The fee has to be paid or waived before the result is handed over."
    ),
    "fee_settled": Kind(409, "Settled already", "The fee was paid or waived already. It cannot be changed."),
    "not_posted": Kind(409, "Not posted", "This result is not on its way by post."),
    "with_the_post": Kind(409, "On its way by post", "The post has this result. It has to come back first."),
    "invalid_duty": Kind(
        422,
        "Cannot be set like this",
        "Please check the days: from the first to the last, not over yet, "
        "and a partner of the same department.",
    ),
    "not_trained": Kind(
        403, "Not trained for this", "You are not marked as trained for this matter. Please ask your manager."
    ),
    "invalid_calendar": Kind(
        422,
        "Not a year's working days",
        "Please check the days: all of one year, each a holiday or a weekend that is worked, never both.",
    ),
    "invalid_correction": Kind(
        422, "Cannot have been", "Stops follow one another, the first after acceptance, the last before now."
    ),
}
