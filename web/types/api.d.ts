// Made by `python -m tools.page_types` from the API; do not edit.

declare namespace Api {
  /**
   * A language by the id that commands, events and folders of catalogues have for it (POSIX: "zh_CN").
   *
   *     A ticket keeps the id alone, so that a journal can be read when a language is gone: `language_of` finds it again.
   */
  type Language = "en" | "zh_CN";
  /**
   * Where a ticket stands; `states.py` has the table of its ways.
   */
  type TicketState = "called" | "cancelled" | "expired" | "held" | "missed" | "served" | "serving" | "waiting";
  type SlipState = "" | "failed" | "printed" | "skipped" | "unknown" | "wanted";
  /**
   * Of a window; and of several together: open while one is at work, paused while all that have a clerk are paused.
   */
  type WindowState = "closed" | "open" | "paused";
  /**
   * Of a window; and of several together: open while one is at work, paused while all that have a clerk are paused.
   */
  type WindowState1 = "closed" | "open" | "paused";
  /**
   * A language by the id that commands, events and folders of catalogues have for it (POSIX: "zh_CN").
   *
   *     A ticket keeps the id alone, so that a journal can be read when a language is gone: `language_of` finds it again.
   */
  type Language1 = "en" | "zh_CN";
  type RatingChannel = "kiosk" | "pad" | "phone";
  type RatingChannel1 = "kiosk" | "pad" | "phone";
  type NoticeKind = "emergency" | "ticker";
  /**
   * What happened at one moment of a visit.
   */
  type StepKind =
    | "back"
    | "called"
    | "continued"
    | "finished"
    | "forwarded"
    | "held"
    | "missed"
    | "resumed"
    | "started"
    | "transferred";
  /**
   * What the manager should look at; what `count` and `subject` of the alert are is said here.
   */
  type AlertKind =
    | "booked"
    | "calendar"
    | "clock"
    | "device"
    | "disputed"
    | "full"
    | "held"
    | "homeless"
    | "late"
    | "paused"
    | "slips"
    | "slow"
    | "store"
    | "stranded"
    | "unserved";
  type AlertLevel = "bad" | "warn";
  /**
   * What a manager, a plan, the timetable or the configuration changed.
   */
  type ChangeKind = "allocation" | "day" | "desk" | "notice" | "plan" | "settings";
  type DeviceHealth = "down" | "ok" | "unknown" | "warning";
  /**
   * A language by the id that commands, events and folders of catalogues have for it (POSIX: "zh_CN").
   *
   *     A ticket keeps the id alone, so that a journal can be read when a language is gone: `language_of` finds it again.
   */
  type Language2 = "en" | "zh_CN";
  type MatterKind = "immediate" | "promised";
  type MaterialForm = "both" | "copy" | "electronic" | "form" | "original";
  /**
   * Where a case stands. That it is paused, lacking or late are facts with dates, never states.
   */
  type CaseState = "accepted" | "closed" | "decided" | "issuing" | "received" | "refused" | "withdrawn";
  type Lamp = "double_red" | "green" | "red" | "yellow";
  /**
   * Why a clock stands still (行政许可法, article 45).
   */
  type PauseKind =
    "appraisal" | "auction" | "expert_review" | "hearing" | "inspection" | "public_notice" | "testing";
  /**
   * Where one department's part of a case stands.
   */
  type TaskState = "approved" | "handed" | "not_needed" | "planned" | "refused" | "returned" | "taken";
  type Decision = "approved" | "refused";
  /**
   * Why an application is not accepted (行政许可法, article 32).
   */
  type RefusalReason = "false_papers" | "no_licence_needed" | "not_allowed" | "not_ours";
  /**
   * How whoever takes a result away was known.
   */
  type Collection = "at_once" | "card" | "code" | "mandate" | "post";
  /**
   * Where whoever collects has signed.
   */
  type Signing = "none" | "pad" | "paper";
  /**
   * What a file is, by its first bytes, whatever it is called.
   */
  type FileKind = "jpeg" | "ofd" | "pdf" | "png";
  /**
   * What a file of a case is for.
   */
  type FileUse = "material" | "signature";
  /**
   * Why whose case it is was put right.
   */
  type CorrectionReason = "agent" | "changed" | "mistyped";
  /**
   * What staff may do with a case; the buttons of every screen.
   */
  type CaseAction =
    | "accept"
    | "answer_lamp"
    | "approve"
    | "ask_advice"
    | "attach"
    | "bring"
    | "came_back"
    | "collect"
    | "confirm_papers"
    | "correct"
    | "correct_clock"
    | "delivered"
    | "deny"
    | "extend"
    | "give_advice"
    | "give_back"
    | "hand_again"
    | "move"
    | "pause"
    | "pay_fee"
    | "post"
    | "put_right"
    | "refuse"
    | "remind"
    | "resume"
    | "return"
    | "revoke"
    | "send_papers"
    | "set_fee"
    | "shelve"
    | "strike"
    | "take"
    | "waive_fee"
    | "withdraw";
  /**
   * What a day is to a limit.
   */
  type DayUse = "carried" | "counted" | "rest" | "stopped";
  /**
   * Where whoever collects has signed.
   */
  type Signing1 = "none" | "pad" | "paper";
  type DayUnit = "natural" | "working";
  type MaterialForm1 = "both" | "copy" | "electronic" | "form" | "original";
  /**
   * How tasks that run side by side become one decision.
   */
  type JoinRule = "all" | "first_refusal" | "lead";
  type BlockKind = "heading" | "items" | "rows" | "words";
  type HookKind = "events" | "notices" | "province" | "reports";
  type RecordKind = "case" | "done" | "material" | "rating" | "special" | "step";
  /**
   * What a rating is about: one for each service, and for a case one at acceptance and one at the end.
   */
  type RatedStage = "accepted" | "ended" | "service";
  /**
   * Where the answer to a low rating stands. That the rating is contested, or late, are facts with dates, never states.
   */
  type FollowUpState = "closed" | "dropped" | "opened" | "rectified" | "replied" | "verified";
  type ConcernKind = "complaint" | "question" | "stuck" | "suggestion";
  type ConcernChannel = "api" | "kiosk" | "phone" | "window";
  type ConcernState = "assigned" | "closed" | "raised" | "replied" | "withdrawn";
  /**
   * How long an answer may take; the days of each are configuration.
   */
  type Difficulty = "at_once" | "complex" | "hard" | "normal" | "simple";
  type LetterState = "answered" | "closed" | "sent";
  /**
   * What a second person made of the objection to a rating.
   */
  type ContestResult = "rejected" | "upheld";
  /**
   * What staff may do with a follow-up; the buttons of its page.
   */
  type FollowUpAction = "call_back" | "contest" | "decide_contest" | "rectify" | "reply" | "verify";
  type Finding = "founded" | "unfounded";
  type CallResult = "no_contact" | "satisfied" | "unreachable" | "unsatisfied";
  type ConcernAction = "assign" | "call_back" | "reopen" | "reply" | "withdraw";
  type LetterAction = "answer" | "close" | "send_back";
  /**
   * A language by the id that commands, events and folders of catalogues have for it (POSIX: "zh_CN").
   *
   *     A ticket keeps the id alone, so that a journal can be read when a language is gone: `language_of` finds it again.
   */
  type Language3 = "en" | "zh_CN";
  /**
   * What a running limit is about.
   */
  type LimitKind =
    "case" | "concern" | "device" | "follow_up" | "idle" | "letter" | "paused" | "uncollected" | "unserved" | "wait";
  /**
   * Who is assessed (考核).
   */
  type AssessedKind = "clerk" | "department" | "hall" | "window";
  type AssessmentState = "drawn" | "signed";
  /**
   * What is measured of whoever is assessed, over the period. Figures of the halls are those of `server.reports`.
   */
  type Measure =
    | "abandoned_share"
    | "busy_share"
    | "complaints"
    | "kept_share"
    | "letters"
    | "low_ratings"
    | "mean_rating"
    | "mean_wait_s"
    | "overruns"
    | "services"
    | "tasks_on_time_share"
    | "unanswered";
  type Grade = "excellent" | "fail" | "good" | "pass";
  type ObjectionResult = "rejected" | "upheld";
  type AssessmentAction = "decide" | "object";
  /**
   * What was seen.
   */
  type RatingPattern = "all_fives" | "by_staff" | "nobody_there" | "same_delay" | "together";

  /**
   * `application/problem+json`.
   */
  interface ProblemBody {
    type: string;
    title: string;
    status: number;
    detail: string;
    code: string;
    held?: HeldNumber | null;
  }
  /**
   * The number that somebody has already, in data: a screen may show it large, and in the other language.
   */
  interface HeldNumber {
    number: string;
    category_name: Text;
    state: string;
    window: string;
  }
  /**
   * What the hall's own things are called, in its languages: two are always there, any other is in `more` by its key.
   */
  interface Text {
    zh: string;
    en: string;
    more?: {
      [k: string]: string;
    };
  }
  /**
   * The answer to taking a number: its place, small because the journal keeps it for repeated requests.
   */
  interface TakenView {
    id: string;
    number: string;
    hall: string;
    category: string;
    group: string;
    language: Language;
    state: TicketState;
    ahead: number;
    wait_s: Wait | null;
    taken_at: string;
    slip: SlipState;
    url: string;
    booked_at: string | null;
    staffed: WindowState;
  }
  /**
   * Median and 90th percentile of the predicted wait, in seconds.
   */
  interface Wait {
    p50: number;
    p90: number;
  }
  /**
   * What a citizen comes for.
   */
  interface NewTicket {
    category?: string | null;
    appointment?: string | null;
    service?: string | null;
    /**
     * @maxItems 8
     */
    services?: string[];
    group?: string;
    language?: Language1;
    person?: Person | null;
    window?: string | null;
    kiosk?: string | null;
    booked_at?: string | null;
    id?: string | null;
    force?: boolean;
    card?: string | null;
  }
  /**
   * Personal data of a citizen; goes to the personal store, never into the journal.
   */
  interface Person {
    name?: string;
    phone?: string;
    id_number?: string;
  }
  /**
   * A ticket, as its citizen or the staff sees it.
   */
  interface TicketView {
    id: string;
    number: string;
    hall: string;
    hall_name: Text;
    category: string;
    category_name: Text;
    group: string;
    group_name: Text;
    booked_at: string | null;
    language: Language;
    state: TicketState;
    ahead: number | null;
    wait_s: Wait | null;
    near: boolean;
    staffed: WindowState1;
    taken_at: string;
    since: string;
    promise_s: number;
    window: string;
    window_name: Text;
    called_at: string | null;
    started_at: string | null;
    worked_s: number;
    services: ServiceLine[];
    calls: number;
    misses: number;
    postponed: boolean;
    rated: boolean;
    may_rate: boolean;
    slip: SlipState;
    url: string;
    offline: boolean;
    emergency: Text | null;
    why: Why | null;
    calls_since_wait: number;
  }
  /**
   * A service of the visit.
   */
  interface ServiceLine {
    id: string;
    name: Text;
    materials: Text[];
    done: boolean;
  }
  /**
   * Why a ticket was called: the rule's version, how much of its promise it had used up, whom it beat.
   */
  interface Why {
    rule: number;
    urgency: number;
    waited_s: number;
    promise_s: number;
    rivals: Rival[];
    out_of_order: boolean;
  }
  /**
   * The head of another line that a called ticket was compared with.
   */
  interface Rival {
    number: string;
    category: string;
    group: string;
    urgency: number;
  }
  /**
   * Why, in the words of whoever does it.
   */
  interface Reason {
    reason?: string;
  }
  /**
   * Nothing needs to be said.
   */
  interface Empty {}
  /**
   * A rating as it is kept.
   */
  interface RatingView {
    ticket: string;
    number: string;
    level: number;
    channel: string;
    at: string;
    corrected: boolean;
  }
  /**
   * How it was, from 1 to 5.
   */
  interface RatingBody {
    level: number;
    /**
     * @maxItems 10
     */
    reasons?: string[];
    text?: string;
    channel?: RatingChannel;
  }
  /**
   * On which printer.
   */
  interface PrintBody {
    kiosk?: string | null;
  }
  /**
   * A window in answers to commands.
   */
  interface WindowView {
    id: string;
    name: Text;
    state: WindowState1;
    clerk: string;
    clerk_name: string;
    reason: string;
    categories: string[];
    number: string;
    ticket_state: string;
    since: string | null;
    served: number;
  }
  /**
   * Who sits down; left out, whoever asks.
   */
  interface OpenBody {
    clerk?: string | null;
  }
  /**
   * Why; it has to be said.
   */
  interface NeededReason {
    reason: string;
  }
  /**
   * A ticket by its id.
   */
  interface TicketRef {
    ticket: string;
  }
  /**
   * Where the citizen goes on: to a category or to one window.
   */
  interface TransferBody {
    category?: string | null;
    window?: string | null;
    note?: string;
    force?: boolean;
  }
  /**
   * How the service ended.
   */
  interface FinishBody {
    outcome?: string;
    case?: string;
  }
  /**
   * What a window serves from now on.
   */
  interface AllocationBody {
    /**
     * @maxItems 50
     */
    categories: string[];
    force?: boolean;
    seen?: string[] | null;
  }
  /**
   * A hall as kiosks and integrations see it.
   */
  interface HallView {
    id: string;
    name: Text;
    day: string;
    open: boolean;
    hours: string[];
    waiting: number;
    categories: CategoryLoad[];
    windows: WindowLine[];
    groups: GroupLine[];
    kiosks: KioskLine[];
    services: ServiceOffer[];
    appointment_codes: boolean;
    edition: string;
  }
  /**
   * A category with who waits for it.
   */
  interface CategoryLoad {
    id: string;
    prefix: string;
    name: Text;
    waiting: number;
    wait_s: Wait | null;
    promise_s: number;
    windows: number;
    served: boolean;
    full: boolean;
    staffed: WindowState1;
    issuing: boolean;
  }
  /**
   * A window and what it serves.
   */
  interface WindowLine {
    id: string;
    name: Text;
    categories: string[];
    state: WindowState1;
  }
  /**
   * A priority group.
   */
  interface GroupLine {
    id: string;
    name: Text;
  }
  /**
   * A kiosk.
   */
  interface KioskLine {
    id: string;
    name: Text;
    prints: boolean;
  }
  /**
   * A service that the hall offers.
   */
  interface ServiceOffer {
    id: string;
    category: string;
    name: Text;
    departments: Text[];
    materials: Text[];
    withdrawn: boolean;
  }
  /**
   * What may be chosen as the reason of a rating, in the order in which it is offered.
   */
  interface ReasonsView {
    reasons: ReasonLine[];
  }
  /**
   * `levels`: of the rating, at which it is offered.
   */
  interface ReasonLine {
    code: string;
    text: Text;
    levels: number[];
  }
  /**
   * What a board of the hall shows.
   */
  interface BoardView {
    hall: string;
    name: Text;
    day: string;
    day_ends_at: string | null;
    open: boolean;
    hours: string[];
    opens_at: string | null;
    opens_provisional: boolean;
    calls: CallLine[];
    missed: string[];
    categories: CategoryLoad[];
    voice: VoiceNow;
    zones: string[];
    notices: NoticeLine[];
    day_open: boolean;
    missed_lines: MissedLine[];
    zone_lines: ZoneLine[];
  }
  /**
   * One announcement on a screen. `call` rises within the day: a screen speaks what it has not spoken.
   */
  interface CallLine {
    call: number;
    number: string;
    window: string;
    category: string;
    language: Language;
    at: string;
    again: boolean;
    state: TicketState;
    zone: string;
  }
  /**
   * How the board speaks now.
   */
  interface VoiceNow {
    enabled: boolean;
    volume: number;
    repeat: number;
  }
  /**
   * Something that the hall is told.
   */
  interface NoticeLine {
    id: string;
    kind: NoticeKind;
    text: Text;
    since: string;
    until: string | null;
  }
  /**
   * A number that was called and not answered; `zone` is that of the window that called it last.
   */
  interface MissedLine {
    number: string;
    category: string;
    zone: string;
  }
  /**
   * A zone and the categories that its windows are allocated to now, in the hall's order.
   */
  interface ZoneLine {
    zone: string;
    categories: string[];
  }
  /**
   * What the sign above a window shows.
   */
  interface SignView {
    hall: string;
    window: string;
    name: Text;
    state: WindowState1;
    reason: string;
    categories: Text[];
    number: string;
    serving: boolean;
    call: number;
    calls: number;
    day_open: boolean;
    opens_at: string | null;
    opens_provisional: boolean;
    emergency: Text | null;
  }
  /**
   * What the console of a window shows.
   */
  interface DeskView {
    hall: string;
    hall_name: Text;
    open: boolean;
    day_open: boolean;
    window: WindowView;
    actions: string[];
    ticket: TicketView | null;
    next: NextLine[];
    why: Why | null;
    held: AsideLine[];
    missed: AsideLine[];
    loads: CategoryLoad[];
    categories: CategoryLoad[];
    windows: string[];
    history: StepLine[];
    emergency: Text | null;
    moved_by: string;
    moved_plan: string;
    presses: PressLine[];
    others: OtherWindow[];
    reads_cards: boolean;
    card: CardShown | null;
  }
  /**
   * A ticket that this window would call.
   */
  interface NextLine {
    id: string;
    number: string;
    category: string;
    group: string;
    since: string;
    promise_s: number;
    urgency: number;
    sent_here: boolean;
  }
  /**
   * A ticket on hold or missed, to be taken up again.
   */
  interface AsideLine {
    id: string;
    number: string;
    category: string;
    state: TicketState;
    reason: string;
    since: string;
  }
  /**
   * A step of a visit.
   */
  interface StepLine {
    kind: StepKind;
    at: string;
    window: string;
    window_name: Text;
    category_name: Text;
    detail: string;
    service_name: Text | null;
    has_note: boolean;
  }
  /**
   * One order of a pad. `code` is empty when it was carried out, else the refusal's stable code.
   */
  interface PressLine {
    at: string;
    window: string;
    keys: string;
    action: string;
    number: string;
    code: string;
    message: string;
  }
  /**
   * A window that a citizen can be sent to, with what a clerk wants to know before.
   */
  interface OtherWindow {
    id: string;
    name: Text;
    state: WindowState1;
    clerk_name: string;
    reason: string;
    categories: string[];
  }
  /**
   * An identity card, masked.
   */
  interface CardShown {
    id: string;
    name: string;
    number: string;
    group: string;
    cause: string;
  }
  /**
   * What the rating pad of a window asks.
   */
  interface PadView {
    hall: string;
    window: string;
    name: Text;
    state: WindowState1;
    clerk: string;
    ticket: string;
    number: string;
    asked_at: string | null;
    emergency: Text | null;
    signature: PadSignature | null;
    reasons: ReasonLine[];
  }
  /**
   * Whoever fetches a result is asked to sign for it; `name` is that of the matter.
   */
  interface PadSignature {
    id: string;
    name: Text;
  }
  /**
   * What the manager's panel shows.
   */
  interface ManagerView {
    hall: string;
    name: Text;
    day: string;
    open: boolean;
    day_open: boolean;
    windows: WindowView[];
    categories: CategoryDay[];
    slips: SlipLine[];
    held: number;
    missed: number;
    alerts: Alert[];
    notices: NoticeLine[];
    plans: PlanLine[];
    changes: ChangeLine[];
    returning: number;
    presses: PressLine[];
  }
  /**
   * A category's load and what the day brought so far.
   */
  interface CategoryDay {
    load: CategoryLoad;
    longest_since: string | null;
    longest_promise_s: number;
    late: number;
    taken: number;
    served: number;
    missed: number;
    cancelled: number;
    mean_wait_s: number | null;
    kept: number | null;
  }
  /**
   * A slip that the printer refused, or of which nobody knows whether it came out.
   */
  interface SlipLine {
    ticket: string;
    number: string;
    printer: string;
    slip: SlipState;
    cause: string;
    taken_at: string;
  }
  /**
   * Something that the manager should look at.
   */
  interface Alert {
    id: string;
    kind: AlertKind;
    level: AlertLevel;
    about: Text | null;
    count: number;
    subject: string;
    acknowledged_by: string;
    acknowledged_at: string | null;
  }
  /**
   * A plan by the clock.
   */
  interface PlanLine {
    id: string;
    name: string;
    start: string;
    end: string;
    weekdays: number[];
    dates: string[];
    endings: number[];
    windows: {
      [k: string]: string[];
    };
    enabled: boolean;
    on: boolean;
  }
  /**
   * Who changed what, and when.
   */
  interface ChangeLine {
    serial: number;
    at: string;
    by: string;
    kind: ChangeKind;
    action: string;
    subject: string;
    subject_name: Text;
    before: Text[];
    after: Text[];
    plan: string;
    undone: boolean;
    may_undo: boolean;
  }
  /**
   * Every device of a hall.
   */
  interface DevicesView {
    hall: string;
    devices: DeviceLine[];
  }
  /**
   * One device with its link.
   */
  interface DeviceLine {
    id: string;
    kind: string;
    driver: string;
    url: string;
    state: DeviceHealth;
    cause: string;
    since: string;
    heard_at: string | null;
    waiting: number;
    bad: number;
    windows: string[];
    kiosk: string;
    uses: string[];
    strangers: number[];
  }
  /**
   * The corner of every staff page: how many devices are in which state, and what stands over everything.
   */
  interface HealthView {
    hall: string;
    ok: number;
    warning: number;
    down: number;
    emergency: Text | null;
  }
  /**
   * What a kiosk knows of its printer and its card reader.
   */
  interface KioskView {
    hall: string;
    kiosk: string;
    prints: boolean;
    printer_state: DeviceHealth;
    printer_cause: string;
    reads_cards: boolean;
    card: CardShown | null;
    offline: Offline | null;
    edition: string;
  }
  /**
   * The kiosk is cut off and gives out numbers of its own.
   */
  interface Offline {
    since: string;
    left: {
      [k: string]: number;
    };
  }
  /**
   * `shown`: ID.PROOF, as in the link on the slip.
   */
  interface SlipTicket {
    shown: string;
  }
  /**
   * Numbers set aside for a kiosk.
   */
  interface LeaseView {
    id: string;
    kiosk: string;
    day: string;
    digits: number;
    public_url: string;
    blocks: BlockView[];
    ends_at: string;
    key: string;
  }
  /**
   * Numbers of one category that are set aside.
   */
  interface BlockView {
    category: string;
    prefix: string;
    first: number;
    last: number;
    next: number;
  }
  /**
   * How many numbers a kiosk wants set aside.
   */
  interface LeaseBody {
    id: string;
    count: number;
  }
  /**
   * What became of the tickets, in the order given: "taken" now, "known" from before, or "refused".
   *
   *     Refused is a number that is not of the lease, or that was handed in before for another ticket.
   */
  interface HandedIn {
    lease: string;
    results: string[];
  }
  /**
   * What a kiosk gave out while it was cut off.
   */
  interface HandInBody {
    lease: string;
    sent_at: number;
    /**
     * @maxItems 100
     */
    tickets: OfflineBody[];
  }
  /**
   * A ticket that was given out from a lease.
   */
  interface OfflineBody {
    ticket: string;
    category: string;
    serial: number;
    taken_at: number;
    group?: string;
    language?: Language2;
    /**
     * @maxItems 8
     */
    services?: string[];
    slip?: "" | "failed" | "printed" | "unknown";
    instead?: string | null;
  }
  /**
   * There is nothing to say but that it is done.
   */
  interface Nothing {}
  /**
   * A number that the holder of a card was told of.
   */
  interface CardReprint {
    card: string;
    number: string;
  }
  /**
   * Who this session or token is.
   */
  interface Who {
    name: string;
    title: string;
    roles: string[];
    hall: string;
    window: string;
    departments: string[];
  }
  /**
   * A person with a password; of one hall, or of all with an empty hall.
   */
  interface SignIn {
    name: string;
    password: string;
    hall?: string;
  }
  /**
   * The token in the link of a screen.
   */
  interface Enrolment {
    token: string;
  }
  /**
   * What the personal store still knows of a ticket.
   */
  interface Private {
    person: Person | null;
    note: string;
    notes: Note[];
  }
  /**
   * What a clerk wrote for whoever serves the citizen next.
   */
  interface Note {
    at: string;
    window: string;
    text: string;
  }
  /**
   * The counts since the server's start, and the newest lines first.
   */
  interface RefusedSignIns {
    wrong: number;
    turned_away: number;
    lines: RefusedLine[];
  }
  /**
   * Of one source and one person since the server's start; `person` is empty for names that nobody has.
   */
  interface RefusedLine {
    source: string;
    hall: string;
    person: string;
    known_browser: boolean;
    wrong: number;
    turned_away: number;
    locked: number;
    first_at: string;
    last_at: string;
  }
  /**
   * Where a hall's day stands.
   */
  interface DayView {
    hall: string;
    day: string;
    day_open: boolean;
    open: boolean;
  }
  /**
   * Everything that the hall is told now.
   */
  interface Notices {
    notices: NoticeLine[];
  }
  /**
   * Something that the hall is told: a line on the boards, or a text over everything.
   */
  interface NoticeBody {
    kind: NoticeKind;
    zh: string;
    en?: string;
    until?: string | null;
  }
  /**
   * All plans of the hall.
   */
  interface Plans {
    plans: PlanLine[];
  }
  /**
   * Which windows serve what, on which days, from when until when.
   */
  interface PlanBody {
    name: string;
    start: string;
    end: string;
    windows: {
      [k: string]: string[];
    };
    /**
     * @maxItems 7
     */
    weekdays?: number[];
    /**
     * @maxItems 100
     */
    dates?: string[];
    /**
     * @maxItems 10
     */
    endings?: number[];
    enabled?: boolean;
  }
  /**
   * An alert as it was seen.
   */
  interface AlertBody {
    alert: string;
    size: number;
  }
  /**
   * Whether also a category may be left without a window.
   */
  interface UndoBody {
    force?: boolean;
  }
  /**
   * Where those who wait belong.
   */
  interface MoveBody {
    to: string;
  }
  /**
   * The newest changes first.
   */
  interface Changes {
    changes: ChangeLine[];
  }
  /**
   * What a reallocation would do.
   */
  interface Preview {
    window: string;
    categories: string[];
    effects: CategoryEffect[];
    unserved: Text | null;
  }
  /**
   * A category before and after; waits are those of somebody who takes a number now.
   */
  interface CategoryEffect {
    id: string;
    name: Text;
    waiting: number;
    promise_s: number;
    windows_before: number;
    windows_after: number;
    wait_before_s: Wait | null;
    wait_after_s: Wait | null;
    kept_before: boolean | null;
    kept_after: boolean | null;
  }
  /**
   * What a window would serve.
   */
  interface WantedBody {
    /**
     * @maxItems 50
     */
    categories: string[];
  }
  /**
   * An appointment as the desk sees it.
   */
  interface AppointmentView {
    code: string;
    category: string;
    services: string[];
    booked_at: string;
    number: string;
  }
  /**
   * For what and when somebody books.
   */
  interface BookingBody {
    category: string;
    booked_at: string;
    /**
     * @maxItems 8
     */
    services?: string[];
    code?: string | null;
  }
  /**
   * All appointments from today on.
   */
  interface AppointmentsView {
    appointments: AppointmentView[];
  }
  /**
   * `done` says what was to be seen or heard: slip, number, beep, rating, speech, card.
   */
  interface Tried {
    device: string;
    done: string[];
  }
  /**
   * Which part of a device.
   */
  interface TestBody {
    unit?: number | null;
  }
  /**
   * Whose card it was. It is forgotten by the server with this answer.
   */
  interface CardTaken {
    name: string;
    id_number: string;
  }
  /**
   * `picture`: what was drawn, a PNG in base64; empty until then.
   */
  interface SignatureView {
    id: string;
    case: string;
    picture: string;
  }
  /**
   * For the result of this case.
   */
  interface SignatureBody {
    case: string;
  }
  /**
   * Everything that a hall offers, and what other halls of the server offer besides.
   */
  interface GuideView {
    hall: string;
    name: Text;
    matters: MatterLine[];
    elsewhere: ElsewhereLine[];
  }
  /**
   * A matter, findable by its names.
   */
  interface MatterLine {
    id: string;
    category: string;
    name: Text;
    initials: string;
    pinyin: string;
    alternatives: string[];
    also: AliasLine[];
  }
  /**
   * What a matter is also called, spelt as its name is.
   */
  interface AliasLine {
    name: string;
    initials: string;
    pinyin: string;
    alternatives: string[];
  }
  /**
   * A matter that another hall does and this one does not.
   */
  interface ElsewhereLine {
    id: string;
    category: string;
    name: Text;
    initials: string;
    pinyin: string;
    alternatives: string[];
    also: AliasLine[];
    hall: string;
    hall_name: Text;
    address: Text | null;
  }
  /**
   * One matter. Without a published guide only names, departments and materials are known.
   */
  interface MatterView {
    id: string;
    hall: string;
    category: string;
    category_name: Text;
    name: Text;
    departments: Text[];
    conditions: Text[];
    materials: Material[];
    time_limit: Text | null;
    legal_time_limit: Text | null;
    fee: Text | null;
    legal_basis: Text[];
    source: Source | null;
    checked: string;
    withdrawn: boolean;
  }
  /**
   * One thing to bring.
   */
  interface Material {
    name: Text;
    form: string;
    copies: number;
    note: Text | null;
  }
  /**
   * Where a guide was taken from.
   */
  interface Source {
    title: string;
    url: string;
  }
  /**
   * A day in figures.
   */
  interface StatisticsView {
    hall: string;
    name: Text;
    day: string;
    today: string;
    at: string;
    step_s: number;
    times: string[];
    all: Curve;
    categories: CategoryStatistics[];
    windows: WindowStatistics[];
    days: string[];
    rebuilding: Rebuilding | null;
  }
  /**
   * A figure over the day, one value a step.
   */
  interface Curve {
    totals: Totals;
    arrivals: number[];
    called: number[];
    kept: number[];
    served: number[];
    mean_wait_s: (number | null)[];
    p90_wait_s: (number | null)[];
  }
  /**
   * A day in figures. Waits are those until the first call; None where there was none.
   */
  interface Totals {
    arrivals: number;
    called: number;
    kept: number;
    kept_share: number | null;
    mean_wait_s: number | null;
    p90_wait_s: number | null;
    longest_wait_s: number | null;
    served: number;
    services: number;
    mean_service_s: number | null;
    misses: number;
    cancelled: number;
    expired: number;
    ratings: number;
    mean_rating: number | null;
  }
  /**
   * A category's day.
   */
  interface CategoryStatistics {
    totals: Totals;
    arrivals: number[];
    called: number[];
    kept: number[];
    served: number[];
    mean_wait_s: (number | null)[];
    p90_wait_s: (number | null)[];
    id: string;
    prefix: string;
    name: Text;
    promise_s: number;
  }
  /**
   * A window's day.
   */
  interface WindowStatistics {
    id: string;
    name: Text;
    clerks: string[];
    calls: number;
    misses: number;
    served: number;
    services: number;
    mean_service_s: number | null;
    open_s: number;
    busy_s: number;
    busy_share: number | null;
    ratings: number;
    mean_rating: number | null;
    calls_by_step: number[];
    served_by_step: number[];
  }
  /**
   * Entries of the journal read so far, of how many.
   */
  interface Rebuilding {
    done: number;
    total: number;
  }
  /**
   * `hall` empty: of all halls.
   */
  interface FiguresView {
    hall: string;
    name: Text;
    since: string;
    until: string;
    by: string;
    of: string;
    at: string;
    rows: FiguresRow[];
    total: Figures;
    compared: Compared[];
    first: string;
    building: Rebuilding | null;
  }
  /**
   * `key`: a hall, category, window, clerk, service, an hour "09", a weekday "1" (Monday), "1-09", a day, a month
   *     "2026-11".
   */
  interface FiguresRow {
    key: string;
    name: Text | null;
    figures: Figures;
  }
  /**
   * Times in seconds; None where nothing was counted that it could be of, or where nobody knows: nobody arrives at a
   *     window, and whoever leaves leaves no clerk.
   */
  interface Figures {
    arrivals: number | null;
    called: number | null;
    kept: number | null;
    kept_share: number | null;
    mean_wait_s: number | null;
    p90_wait_s: number | null;
    longest_wait_s: number | null;
    calls: number | null;
    misses: number | null;
    visits: number | null;
    cancelled: number | null;
    left: number | null;
    unserved: number | null;
    abandoned_share: number | null;
    services: number | null;
    mean_service_s: number | null;
    serving_s: number | null;
    open_s: number | null;
    idle_s: number | null;
    busy_share: number | null;
    ratings: number | null;
    rated_share: number | null;
    levels: number[] | null;
    mean_rating: number | null;
  }
  /**
   * The whole of another span: "before" (just as long), "week" (seven days earlier), "year" (the same days a year ago).
   */
  interface Compared {
    kind: string;
    since: string;
    until: string;
    figures: Figures;
  }
  /**
   * `more`: ask again with `after` to see the rest.
   */
  interface BehindView {
    rows: BehindRow[];
    more: string;
  }
  /**
   * One thing that was counted: the entry `seq` of the stream, and its event `part` (below zero: of a rating of a later
   *     day).
   */
  interface BehindRow {
    stream: string;
    seq: number;
    part: number;
    day: string;
    at: string;
    category: string;
    window: string;
    clerk: string;
    what: string;
  }
  /**
   * `hall` empty: of all halls. `of`: what it is limited to, as "matter ID", "department NAME"; or nothing.
   */
  interface CaseFiguresView {
    hall: string;
    name: Text;
    since: string;
    until: string;
    by: string;
    of: string;
    at: string;
    rows: CaseFiguresRow[];
    total: CaseFigures;
    compared: CaseCompared[];
    first: string;
    building: Rebuilding | null;
  }
  /**
   * `key`: a hall, category, matter, window, clerk, department, an hour "09", a weekday "1" (Monday), "1-09", a day, a
   *     month "2026-11". Of all halls together a category, window or clerk is "HALL/KEY".
   */
  interface CaseFiguresRow {
    key: string;
    name: Text | null;
    figures: CaseFigures;
  }
  /**
   * None where nothing was counted that it could be of, or where nobody knows: no clerk decides a case, and no
   *     department receives one.
   */
  interface CaseFigures {
    received: number | null;
    joint: number | null;
    joint_opened: number | null;
    accepted: number | null;
    deemed: number | null;
    refused: number | null;
    withdrawn: number | null;
    corrections: number | null;
    lacks: number | null;
    filled: number | null;
    decided: number | null;
    approved: number | null;
    revoked: number | null;
    promise_kept: number | null;
    promise_late: number | null;
    promise_share: number | null;
    law_kept: number | null;
    law_late: number | null;
    law_share: number | null;
    mean_days: number | null;
    collected: number | null;
    closed: number | null;
    visits: number | null;
    mean_visits: number | null;
    once: number | null;
    once_share: number | null;
    tasks_handed: number | null;
    tasks_decided: number | null;
    tasks_returned: number | null;
    tasks_kept: number | null;
    tasks_late: number | null;
    tasks_share: number | null;
    mean_task_days: number | null;
    asked_accepted: number | null;
    accepted_ratings: number | null;
    accepted_share: number | null;
    accepted_levels: number[] | null;
    accepted_mean: number | null;
    asked_ended: number | null;
    ended_ratings: number | null;
    ended_share: number | null;
    ended_levels: number[] | null;
    ended_mean: number | null;
  }
  /**
   * The whole of another span: "before" (just as long), "week" (seven days earlier), "year" (the same days a year ago).
   */
  interface CaseCompared {
    kind: string;
    since: string;
    until: string;
    figures: CaseFigures;
  }
  /**
   * `more`: ask again with `after` to see the rest.
   */
  interface CaseBehindView {
    rows: CaseBehindRow[];
    more: string;
  }
  /**
   * One thing that was counted: the entry `seq` of the stream, and its event `part`. `day`: on which it counts.
   */
  interface CaseBehindRow {
    stream: string;
    seq: number;
    part: number;
    day: string;
    at: string;
    case: string;
    hall: string;
    matter: string;
    window: string;
    clerk: string;
    department: string;
    what: string;
  }
  interface MattersView {
    matters: CatalogueLine[];
  }
  /**
   * What can be applied for; a promise of 0 days is not known.
   */
  interface CatalogueLine {
    matter: string;
    version: number;
    name: Text;
    kind: MatterKind;
    promise_days: number;
    departments: Text[];
    materials: CaseMaterial[];
  }
  /**
   * `until`: it was pledged to follow by then, ISO date.
   */
  interface CaseMaterial {
    id: string;
    name: Text;
    form: MaterialForm;
    copies: number;
    there: boolean;
    may_lack: boolean;
    until: string;
  }
  /**
   * A case as staff sees it. `seen` is sent along with whatever is done to it.
   */
  interface CaseView {
    case: string;
    seen: number;
    matter: string;
    name: Text;
    kind: MatterKind;
    state: CaseState;
    hall: string;
    window: string;
    ticket: string;
    clerk: string;
    clerk_name: string;
    received_at: string;
    accepted_at: string | null;
    deemed: boolean;
    promise: DueView | null;
    law: DueView | null;
    lamp: Lamp;
    paused: PauseLine | null;
    pauses: PauseLine[];
    pause_kinds: PauseKind[];
    extended_by: number;
    extension_days: number;
    materials: CaseMaterial[];
    corrected_at: string | null;
    tasks: TaskLine[];
    decision: Decision | null;
    decided_at: string | null;
    refusal: RefusalReason | null;
    result: Text | null;
    place: string;
    collected: Collection | null;
    signed: Signing;
    postings: PostingLine[];
    reminded_at: string | null;
    advice: AdviceLine[];
    lamps: LampLine[];
    fee: FeeLine | null;
    scans: boolean;
    files: FileLine[];
    joint: string;
    door: string;
    external: string;
    ended_at: string | null;
    put_right: PutRightLine[];
    revocations: RevocationLine[];
    actions: ActionLine[];
  }
  /**
   * The last day of a limit, ISO date. Provisional: a year on the way has not been announced yet.
   */
  interface DueView {
    due: string;
    provisional: boolean;
  }
  /**
   * A special procedure; `expected` is an ISO date.
   */
  interface PauseLine {
    kind: PauseKind;
    stopped_at: string;
    expected: string;
    started_at: string | null;
  }
  /**
   * One department's part; `by` is whoever has it or decided it, `stand_in` who acts for them today. `lead`: it may go on
   *     without the others; `delegated`: the department's representative in the hall may decide it.
   */
  interface TaskLine {
    id: string;
    department: string;
    department_name: Text;
    name: Text;
    state: TaskState;
    lamp: Lamp;
    due: DueView | null;
    by: string;
    by_name: string;
    handed_at: string | null;
    taken_at: string | null;
    ended_at: string | null;
    stand_in: string;
    lead: boolean;
    delegated: boolean;
    papers: PapersLine | null;
  }
  /**
   * Papers on their way to a department, or there.
   */
  interface PapersLine {
    pieces: number;
    sent_at: string;
    got_at: string | null;
    got_by_name: string;
  }
  /**
   * A result on its way by post, or brought back.
   */
  interface PostingLine {
    carrier: string;
    tracking: string;
    posted_at: string;
    back_at: string | null;
  }
  /**
   * What a department was asked by another; the words themselves are looked at apart, since they may name people.
   */
  interface AdviceLine {
    id: string;
    task: string;
    department: string;
    asked_at: string;
    asked_by_name: string;
    given_at: string | null;
    given_by_name: string;
  }
  /**
   * A lamp that went on; `task` is empty for the case's own. `due` is an ISO date.
   */
  interface LampLine {
    id: string;
    task: string;
    lamp: Lamp;
    due: string;
    raised_at: string;
    answered_at: string | null;
    by_name: string;
  }
  /**
   * What it costs: what for → how much, in fen (hundredths of a yuan). Without `settled_at` it is still to be paid.
   */
  interface FeeLine {
    items: {
      [k: string]: number;
    };
    fen: number;
    settled_at: string | null;
    receipt: string;
    waived: boolean;
  }
  /**
   * A scan or an electronic material; read by `/cases/{case}/files/{file}`. `size` in bytes; `material` may be empty.
   */
  interface FileLine {
    id: string;
    material: string;
    kind: FileKind;
    size: number;
    at: string;
    by_name: string;
    struck: boolean;
    use: FileUse;
  }
  /**
   * Whose case it is was put right.
   */
  interface PutRightLine {
    reason: CorrectionReason;
    at: string;
    by_name: string;
  }
  /**
   * A decision that does not stand any more; why is told with whose case it is ("revocation N").
   */
  interface RevocationLine {
    decision: Decision;
    at: string;
    by_name: string;
    approver: string;
  }
  /**
   * What may be done, or the code of the refusal that says why not.
   */
  interface ActionLine {
    action: CaseAction;
    barred: string;
    task: string;
  }
  /**
   * An application as it lies on the counter. `brought`: ids of the materials that are there.
   */
  interface NewCase {
    matter: string;
    applicant: Applicant;
    /**
     * @maxItems 60
     */
    brought?: string[];
    window?: string | null;
    ticket?: string | null;
  }
  /**
   * Whose case it is; goes to the personal store, never into the journal. `agent` acts for them, with a mandate.
   */
  interface Applicant {
    name?: string;
    phone?: string;
    id_number?: string;
    agent?: Person | null;
  }
  /**
   * What is decided and not yet handed over in a hall, the oldest first.
   */
  interface ShelfView {
    hall: string;
    count: number;
    lines: ShelfLine[];
  }
  interface ShelfLine {
    case: string;
    seen: number;
    name: Text;
    result: Text | null;
    decision: Decision;
    state: CaseState;
    place: string;
    decided_at: string;
    lacks: boolean;
    ready_at: string | null;
    waits_days: number;
    reminded_at: string | null;
    may_remind: boolean;
    posting: PostingLine | null;
  }
  /**
   * What departments have in hand, the most urgent first. `count` is all of it, `lines` no more than two hundred.
   */
  interface PileView {
    departments: string;
    count: number;
    lamps: {
      [k: string]: number;
    };
    lines: PileLine[];
  }
  /**
   * A department's part in a list.
   */
  interface PileLine {
    case: string;
    seen: number;
    task: string;
    department_name: Text;
    name: Text;
    step: Text;
    state: TaskState;
    by: string;
    by_name: string;
    lamp: Lamp;
    due: DueView | null;
    paused: boolean;
    lacks: boolean;
    hall: string;
    received_at: string;
    advice: string;
  }
  /**
   * The newest first; where days were asked for, what is due first. `more` is asked for as `before`, for the next page;
   *     empty at the end.
   */
  interface CasesFound {
    cases: FoundLine[];
    more: string;
  }
  /**
   * `due`: of the promise, else of the law; nothing while the clock stands still (`paused`).
   */
  interface FoundLine {
    case: string;
    name: Text;
    state: CaseState;
    hall: string;
    received_at: string;
    ended_at: string | null;
    due: DueView | null;
    lamp: Lamp;
    paused: boolean;
    decision: Decision | null;
  }
  /**
   * Whose cases are looked for, applicant or agent, by exactly one of these.
   */
  interface FindBody {
    id_number?: string;
    phone?: string;
    name?: string;
    before?: string;
  }
  /**
   * Day by day; empty where the limit is not known or nothing was accepted yet.
   */
  interface LimitsView {
    case: string;
    promise_days: number;
    law_days: number;
    extended_by: number;
    promise: LimitDay[];
    law: LimitDay[];
  }
  /**
   * One day of how a due date came about; `number` counts the days used up by its end.
   */
  interface LimitDay {
    date: string;
    use: DayUse;
    number: number;
    provisional: boolean;
    name: Text | null;
  }
  /**
   * Whose case it is, and the code on their paper; nobody once that has been deleted.
   */
  interface Whose {
    applicant: Applicant | null;
    code: string;
    words: {
      [k: string]: string;
    };
    collector: Person | null;
    joint_code: string;
  }
  /**
   * What whoever has the query code sees: no name, no clerk, nobody's opinion.
   */
  interface PublicCase {
    case: string;
    hall: string;
    name: Text;
    state: CaseState;
    received_at: string;
    accepted_at: string | null;
    promise: DueView | null;
    paused: PauseLine | null;
    extended_by: number;
    missing: CaseMaterial[];
    departments: TaskLine[];
    decision: Decision | null;
    result: Text | null;
    posting: PostingLine | null;
    fee: FeeLine | null;
    ended_at: string | null;
    days: LimitDay[];
  }
  /**
   * `lacks`: material → until when it follows. `done`: an immediate matter is handed over as well.
   */
  interface AcceptBody {
    seen: number;
    lacks?: {
      [k: string]: string;
    };
    done?: boolean;
  }
  /**
   * `seen`: the case's version on the screen of whoever acts; when it has another by now nothing is done.
   */
  interface SeenBody {
    seen: number;
  }
  interface BringBody {
    seen: number;
    /**
     * @maxItems 60
     */
    items?: string[];
  }
  /**
   * `authority`: who decides it instead.
   */
  interface RefuseBody {
    seen: number;
    reason: RefusalReason;
    authority?: string;
  }
  interface TaskBody {
    seen: number;
    task: string;
  }
  /**
   * `opinion` goes to the personal store: it may name people. `pledge`: the lead goes on without the
   *     others.
   */
  interface DecideBody {
    seen: number;
    task: string;
    decision: Decision;
    opinion?: string;
    pledge?: boolean;
  }
  /**
   * `items`: materials that have to be brought again; `words` says what is wrong, and goes to the personal store.
   */
  interface ReturnBody {
    seen: number;
    task: string;
    /**
     * @maxItems 60
     */
    items?: string[];
    words: string;
  }
  interface PapersBody {
    seen: number;
    task: string;
    pieces?: number;
  }
  /**
   * `department` by its Chinese name.
   */
  interface AskAdviceBody {
    seen: number;
    task: string;
    department: string;
    question: string;
  }
  interface GiveAdviceBody {
    seen: number;
    advice: string;
    words: string;
  }
  /**
   * `lamp`: its id, as the case shows it.
   */
  interface AnswerLampBody {
    seen: number;
    lamp: string;
    words: string;
  }
  /**
   * The stop `pause`, counted from 0, was from `stopped` until `started`, by the offices' own time; without an end it
   *     still stands.
   */
  interface CorrectClockBody {
    seen: number;
    pause: number;
    stopped: string;
    started?: string | null;
    reason: string;
  }
  /**
   * Whose case it is, whole and as it should be.
   */
  interface PutRightBody {
    seen: number;
    applicant: Applicant;
    reason: CorrectionReason;
  }
  /**
   * `approver`: who of the authority has approved it.
   */
  interface RevokeBody {
    seen: number;
    task: string;
    approver: string;
    reason: string;
  }
  /**
   * `expected`: the day on which the clock should go on.
   */
  interface PauseCaseBody {
    seen: number;
    kind: PauseKind;
    expected: string;
  }
  interface ExtendBody {
    seen: number;
    days: number;
    approver: string;
    reason?: string;
  }
  interface ShelveBody {
    seen: number;
    place?: string;
  }
  /**
   * By `code` (the query code), `id_number` (of the applicant's card) or `collector` (somebody with a mandate).
   *     `together`: what else of the same joint application is ready.
   */
  interface CollectBody {
    seen: number;
    together?: boolean;
    how: Collection;
    code?: string;
    id_number?: string;
    collector?: Person | null;
    signed?: Signing1;
    signature?: string;
    ticket?: string;
  }
  /**
   * `tracking`: the carrier's number. `together`: what else of the same joint application is ready.
   */
  interface PostBody {
    seen: number;
    together?: boolean;
    carrier: string;
    tracking: string;
  }
  /**
   * `items`: what for → how much, in fen (hundredths of a yuan).
   */
  interface SetFeeBody {
    seen: number;
    items: {
      [k: string]: number;
    };
  }
  /**
   * `receipt`: its number. `together`: what the other parts of the joint application cost too.
   */
  interface PayFeeBody {
    seen: number;
    receipt: string;
    together?: boolean;
  }
  interface WaiveFeeBody {
    seen: number;
    basis: string;
  }
  /**
   * What waits at the windows of a hall, the most urgent first.
   */
  interface CounterView {
    hall: string;
    count: number;
    lines: CounterLine[];
  }
  /**
   * A case that waits at the window: not accepted yet, or come back from a department. `due`: until when the citizen is
   *     told what is missing; afterwards the promise.
   */
  interface CounterLine {
    case: string;
    seen: number;
    name: Text;
    state: CaseState;
    back: boolean;
    due: DueView | null;
    lamp: Lamp;
    received_at: string;
    corrected: boolean;
  }
  /**
   * All of it, by id.
   */
  interface CatalogueView {
    matters: CatalogueRow[];
  }
  /**
   * A matter in its newest version. Limits of 0 days are not known; `origin` is "config" or who published it.
   */
  interface CatalogueRow {
    matter: string;
    version: number;
    name: Text;
    kind: MatterKind;
    promise_days: number;
    law_days: number;
    departments: Text[];
    materials: number;
    offered: boolean;
    origin: string;
    published_at: string;
  }
  /**
   * A matter in its newest version. Limits of 0 days, and texts that are null or empty, are not known.
   */
  interface MatterPaper {
    matter: string;
    version: number;
    published_at: string;
    offered: boolean;
    name: Text;
    kind: MatterKind;
    promise_days: number;
    law_days: number;
    unit: DayUnit;
    extension_days: number;
    time_limit: Text | null;
    legal_time_limit: Text | null;
    pauses: PauseKind[];
    conditions: Text[];
    materials: MatterMaterial[];
    steps: FlowStep[];
    columns: FlowPlace[][];
    join: JoinRule;
    result: Text | null;
    fee: Text | null;
    fees: FeeItem[];
    legal_basis: Text[];
    source: MatterSource | null;
    checked: string;
    national: {
      [k: string]: string;
    };
    places: MatterPlace[];
  }
  /**
   * A paper that is asked for.
   */
  interface MatterMaterial {
    id: string;
    name: Text;
    form: MaterialForm1;
    copies: number;
    may_lack: boolean;
    note: Text | null;
    standard: Text | null;
  }
  /**
   * One department's part. Without `after` it begins at acceptance, beside the others (并联).
   */
  interface FlowStep {
    id: string;
    department: string;
    department_name: Text1;
    name: Text;
    after: string[];
    days: number;
    lead: boolean;
    delegated: boolean;
  }
  /**
   * What the hall's own things are called, in its languages: two are always there, any other is in `more` by its key.
   */
  interface Text1 {
    zh: string;
    en: string;
    more?: {
      [k: string]: string;
    };
  }
  /**
   * A place in a column: a step, or the line of an earlier step that goes past to a later column.
   *
   *     Lines come from the places `before` of the column before, those of the first column from acceptance; every place of the
   *     last column leads to the decision.
   */
  interface FlowPlace {
    step: string;
    passing: boolean;
    before: number[];
  }
  /**
   * One thing that is charged for.
   */
  interface FeeItem {
    name: Text;
    standard: Text | null;
    basis: Text | null;
  }
  /**
   * Where the contents were taken from.
   */
  interface MatterSource {
    title: string;
    url: string;
  }
  /**
   * A hall where it can be applied for.
   */
  interface MatterPlace {
    hall: string;
    name: Text;
    address: Text | null;
  }
  /**
   * What a file does, or did, if nothing is wrong in it; else what is, and nothing was changed.
   */
  interface TriedView {
    faults: CatalogueFault[];
    would: ComparedView | null;
  }
  /**
   * In `row` of `sheet` (a TOML file has one sheet a table; rows count from 1, in a workbook as it shows them), the field
   *     `column`; empty: the row as a whole.
   */
  interface CatalogueFault {
    sheet: string;
    row: number;
    column: string;
    remedy: Text;
  }
  /**
   * What publishing a file does, or did: ids of matters.
   */
  interface ComparedView {
    new: string[];
    changed: string[];
    same: number;
  }
  /**
   * A year as the offices go by it. `entered`: by hand; `announced`: nothing of it is provisional; `source` says where the
   *     days come from.
   */
  interface CalendarView {
    year: number;
    entered: boolean;
    announced: boolean;
    source: string;
    days: CalendarDay[];
    holidays: HolidayName[];
    moves: MovesView | null;
  }
  interface CalendarDay {
    date: string;
    weekday: number;
    working: boolean;
    why: "closed" | "every_day" | "holiday" | "made_up" | "opened" | "weekday" | "weekend";
    name: Text | null;
    holiday: ("dragon-boat" | "eve" | "labour" | "mid-autumn" | "national" | "new-year" | "qingming" | "spring") | null;
  }
  /**
   * A holiday of the law, for a day of rest to be called by.
   */
  interface HolidayName {
    id: "dragon-boat" | "eve" | "labour" | "mid-autumn" | "national" | "new-year" | "qingming" | "spring";
    name: Text;
  }
  /**
   * `count` is all of them, `lines` no more than two hundred. `at` is empty for what is only tried.
   */
  interface MovesView {
    year: number;
    count: number;
    lines: MovedLine[];
    at: string;
    by_name: string;
  }
  /**
   * A case whose limit ends on another day; ISO dates, `limit` is "promise" or "law".
   */
  interface MovedLine {
    case: string;
    name: Text;
    limit: string;
    before: string;
    after: string;
  }
  /**
   * A year from the notice (`source`): `rest` are its holidays, `work` the days of weekends that make up for some.
   *     `official`: the notice is out, nothing of the year is provisional any more. `names`: which holiday a day of `rest`
   *     belongs to, where somebody said it.
   */
  interface CalendarBody {
    source: string;
    /**
     * @maxItems 200
     */
    rest: string[];
    /**
     * @maxItems 200
     */
    work?: string[];
    names?: {
      [k: string]: "dragon-boat" | "eve" | "labour" | "mid-autumn" | "national" | "new-year" | "qingming" | "spring";
    };
    official?: boolean;
  }
  /**
   * Departments that have a part in any matter that can be applied for.
   */
  interface DepartmentsView {
    departments: DepartmentLine[];
  }
  /**
   * `id` is its Chinese name, by which it is known everywhere.
   */
  interface DepartmentLine {
    id: string;
    name: Text;
  }
  interface DutiesView {
    duties: DutyLine[];
    people: AttendanceLine[];
  }
  /**
   * Who stands in for whom; ISO dates, both included.
   */
  interface DutyLine {
    absent: string;
    absent_name: string;
    partner: string;
    partner_name: string;
    since: string;
    until: string;
  }
  /**
   * Somebody who decides for departments; `here_since`: they are signed in; `first_today` and `last_today`: when they were
   *     first and last seen today, also of whoever has gone.
   */
  interface AttendanceLine {
    id: string;
    name: string;
    departments: string[];
    here_since: string | null;
    first_today: string | null;
    last_today: string | null;
    stand_in: string;
  }
  /**
   * Whoever is `absent` from `since` until `until`, both included; an empty `partner` ends it.
   */
  interface DutyBody {
    absent: string;
    partner?: string;
    since?: string;
    until?: string;
  }
  interface StrikeBody {
    seen: number;
    file: string;
    reason: string;
  }
  interface JointsView {
    joints: JointLine[];
  }
  /**
   * A joint service that a hall offers. `days`: the promise for all of it in working days; 0: not known.
   */
  interface JointLine {
    joint: string;
    name: Text;
    days: number;
    parts: JointPartView[];
    materials: JointMaterial[];
  }
  /**
   * A matter of a joint service; `after`: matters that come before it.
   */
  interface JointPartView {
    matter: string;
    name: Text;
    optional: boolean;
    after: string[];
    materials: string[];
  }
  /**
   * A paper of the one pile; `paper` is what it is called when it is said that it was brought.
   */
  interface JointMaterial {
    paper: string;
    name: Text;
    form: MaterialForm;
    copies: number;
  }
  /**
   * An application for a joint service. `fen`: what is still to be paid for all of it; `ready`: results on the shelf.
   */
  interface JointView {
    joint: string;
    kind: string;
    name: Text;
    hall: string;
    opened_at: string;
    days: number;
    due: DueView | null;
    law: DueView | null;
    lamp: Lamp;
    fen: number;
    ready: number;
    ended: boolean;
    parts: JointPartLine[];
  }
  /**
   * A part of an application. Without a `case` it has not begun: it waits for `after`, or cannot begin any more
   *     (`over`).
   */
  interface JointPartLine {
    matter: string;
    name: Text;
    case: string;
    seen: number;
    state: CaseState | null;
    decision: Decision | null;
    due: DueView | null;
    lamp: Lamp;
    place: string;
    fen: number;
    missing: CaseMaterial[];
    after: string[];
    over: boolean;
  }
  /**
   * One application for several matters. `chosen`: optional parts that are wanted; `brought`: materials by their Chinese
   *     names, as the list of joint services has them.
   */
  interface NewJoint {
    joint: string;
    applicant: Applicant;
    /**
     * @maxItems 60
     */
    chosen?: string[];
    /**
     * @maxItems 200
     */
    brought?: string[];
    window?: string | null;
    ticket?: string | null;
  }
  /**
   * What whoever has the query code sees of it.
   */
  interface PublicJoint {
    joint: string;
    name: Text;
    opened_at: string;
    due: DueView | null;
    fen: number;
    ended: boolean;
    parts: JointPartLine[];
    days: LimitDay[];
  }
  /**
   * `usual`: the paper that is wanted most at this stage; `printers`: kiosks of the hall that print a paper on a slip.
   */
  interface PapersView {
    papers: Sheet[];
    usual: string;
    printers: string[];
  }
  /**
   * A paper. `date`: as it is written on it. `link`: the path of the citizen's page; `find`: the paper tells of it,
   *     with the code. `signs`: who signs; `copies`: how many are needed.
   */
  interface Sheet {
    paper: string;
    title: string;
    hall: string;
    number: string;
    date: string;
    blocks: SheetBlock[];
    link: string;
    code: string;
    find: boolean;
    signs: string[];
    copies: number;
  }
  /**
   * A part of the body: a paragraph or a heading (`text`), a table (`rows`), or a numbered list (`items`).
   */
  interface SheetBlock {
    kind: BlockKind;
    text: string;
    rows: SheetRow[];
    items: string[];
  }
  /**
   * A line of a table. `blank`: to be filled in by hand.
   */
  interface SheetRow {
    name: string;
    value: string;
    blank: boolean;
  }
  /**
   * The printer said that the slip came out.
   */
  interface PaperPrinted {
    paper: string;
    printer: string;
  }
  /**
   * Whose printer: a kiosk of the hall.
   */
  interface SlipBody {
    kiosk: string;
  }
  /**
   * A case as the program sees it through which it came. `seen` is sent along with whatever is done to it.
   */
  interface OnlineCase {
    external: string;
    seen: number;
    case: PublicCase;
    files: SentFile[];
  }
  /**
   * A file that came through the door; `struck`: the hall has struck it out, and it counts no more.
   */
  interface SentFile {
    id: string;
    material: string;
    kind: FileKind;
    size: number;
    at: string;
    struck: boolean;
  }
  /**
   * An application that a program has taken in. `external`: how that calls it, the same however often it is sent.
   */
  interface OnlineApplication {
    external: string;
    matter: string;
    applicant: Applicant;
    /**
     * @maxItems 60
     */
    brought?: string[];
  }
  /**
   * With the query code, which the program may show to the applicant.
   */
  interface OnlineCode {
    external: string;
    seen: number;
    case: PublicCase;
    files: SentFile[];
    code: string;
  }
  /**
   * `events`: everything that a hook can be told of; `packs`: whom a hook of the kind `province` can tell.
   */
  interface HooksView {
    hooks: HookView[];
    events: string[];
    packs: PackLine[];
  }
  interface HookView {
    hook: HookLine;
    late: LateLine[];
  }
  /**
   * A hook and how it stands; `sent`, `skipped` and `nobody` (no phone number was known) are of the last day.
   */
  interface HookLine {
    id: string;
    name: string;
    kind: HookKind;
    url: string;
    hall: string;
    events: string[];
    pack: string;
    constants: {
      [k: string]: string;
    };
    made_at: string;
    made_by: string;
    waiting: number;
    stuck: number;
    sent: number;
    skipped: number;
    nobody: number;
  }
  /**
   * A message that was tried and did not arrive. `next_at`: when it is tried again; none: somebody has to look. `behind`:
   *     how many of the same case wait for it.
   */
  interface LateLine {
    delivery: number;
    event: string;
    case: string;
    at: string;
    tries: number;
    cause: string;
    next_at: string | null;
    behind: number;
  }
  /**
   * A province or city that can be told. `kinds`: what it is told of; `checked`: what of it is
   *     known from the target's own interface.
   */
  interface PackLine {
    pack: string;
    name: Text;
    kinds: RecordKind[];
    checked: Text;
    asked: AskedLine[];
  }
  /**
   * What has to be entered for a pack; `pattern`: of the whole entry, empty for any.
   */
  interface AskedLine {
    id: string;
    name: Text;
    required: boolean;
    pattern: string;
  }
  /**
   * `secret` signs what is sent, and is shown this once.
   */
  interface HookMade {
    hook: HookLine;
    secret: string;
  }
  /**
   * `hall` left out: of all halls; `events` left out: of every kind. `pack` and the `constants` that it asks for: of
   *     the kind `province`, which is told by the pack. Of the kind `reports` the constants are `every` (day, week, month) and
   *     `report` (queue, cases).
   */
  interface NewHook {
    name: string;
    kind: HookKind;
    url: string;
    hall?: string;
    /**
     * @maxItems 60
     */
    events?: string[];
    pack?: string;
    constants?: {
      [k: string]: string;
    };
  }
  /**
   * The departments that somebody answers for, by their Chinese names.
   */
  interface UnitsView {
    units: string[];
  }
  /**
   * What is open, the most urgent first, then what ended lately; `late` counts the steps past their day.
   */
  interface FeedbackView {
    follow_ups: FollowUpLine[];
    concerns: ConcernLine[];
    letters: LetterLine[];
    open: {
      [k: string]: number;
    };
    late: number;
    may_send: boolean;
  }
  interface FollowUpLine {
    id: string;
    hall: string;
    stage: RatedStage;
    window: string;
    clerk: string;
    category: string;
    matter: string;
    department: string;
    case: string;
    level: number;
    channel: RatingChannel1;
    given_at: string;
    state: FollowUpState;
    due: StepDue | null;
    contested: boolean;
    set_aside: boolean;
    reopened: boolean;
    again: AgainLine | null;
    closed_at: string | null;
    seen: number;
  }
  /**
   * Until when the step that is due now has to be taken.
   */
  interface StepDue {
    date: string;
    provisional: boolean;
    lamp: Lamp;
  }
  /**
   * The citizen's second rating, when the first was answered.
   */
  interface AgainLine {
    level: number;
    at: string;
  }
  interface ConcernLine {
    id: string;
    kind: ConcernKind;
    hall: string;
    channel: ConcernChannel;
    raised_at: string;
    state: ConcernState;
    unit: string;
    difficulty: Difficulty | null;
    due: StepDue | null;
    reopened: boolean;
    closed_at: string | null;
    seen: number;
  }
  interface LetterLine {
    id: string;
    hall: string;
    unit: string;
    about: string;
    sent_at: string;
    by: string;
    state: LetterState;
    due: StepDue | null;
    closed_at: string | null;
    seen: number;
  }
  /**
   * `written`: what words there are, by what they are about. `rectify_least` and `rectify_most`: how many
   *     working days may be given.
   */
  interface FollowUpView {
    line: FollowUpLine;
    ticket: string;
    reasons: Text[];
    deeds: DeedLine[];
    contest: ContestLine | null;
    actions: FollowUpAction[];
    written: string[];
    rectify_least: number;
    rectify_most: number;
  }
  /**
   * A step that was taken. `n`: its words are kept under this number; `written` says whether there are any.
   */
  interface DeedLine {
    n: string;
    what: string;
    at: string;
    by: string;
    result: string;
    written: boolean;
  }
  interface ContestLine {
    at: string;
    by: string;
    decided_at: string | null;
    decided_by: string;
    result: ContestResult | null;
  }
  /**
   * What was written, by what it is about, and who can be reached how. What was deleted is not there.
   */
  interface SaidView {
    words: {
      [k: string]: string;
    };
    contact: Person | null;
  }
  /**
   * What was found when the rating was looked into; `days` for putting it right, where it is founded.
   */
  interface VerifyBody {
    seen: number;
    finding: Finding;
    words: string;
    days?: number;
  }
  /**
   * What somebody has to say about it.
   */
  interface WordsBody {
    seen: number;
    words: string;
  }
  /**
   * What came of the call to the citizen.
   */
  interface CalledBody {
    seen: number;
    result: CallResult;
    words?: string;
  }
  /**
   * What a second person makes of the objection.
   */
  interface ContestResultBody {
    seen: number;
    result: ContestResult;
    words: string;
  }
  /**
   * `about_clerk`: what whoever it is about is called. `reachable`: whether a telephone number was left.
   */
  interface ConcernView {
    line: ConcernLine;
    window: string;
    about_clerk: string;
    department: string;
    matter: string;
    ticket: string;
    case: string;
    language: string;
    written_by: string;
    reachable: boolean;
    deeds: DeedLine[];
    actions: ConcernAction[];
    written: string[];
    results: CallResult[];
  }
  /**
   * Who answers, and how difficult it is; without a unit the hall itself does.
   */
  interface AssignBody {
    seen: number;
    difficulty: Difficulty;
    unit?: string;
  }
  interface LetterView {
    line: LetterLine;
    days: number;
    deeds: DeedLine[];
    actions: LetterAction[];
    written: string[];
  }
  /**
   * A letter of supervision. `about`: what it is about, a kind and an id with a space between.
   */
  interface LetterBody {
    hall: string;
    words: string;
    days: number;
    unit?: string;
    about?: string;
  }
  /**
   * Which version of the letter was seen.
   */
  interface LetterSeenBody {
    seen: number;
  }
  /**
   * Its number and code, with which it is followed; `url` has both.
   */
  interface RaisedConcern {
    number: string;
    code: string;
    url: string;
    due: string;
  }
  /**
   * A question, a complaint, something that could not be done, a suggestion; with or without a ticket or case.
   */
  interface NewConcern {
    kind: ConcernKind;
    said: ConcernSaid;
    ticket?: string;
    case?: string;
    window?: string;
    department?: string;
    matter?: string;
    language?: Language3;
  }
  /**
   * What somebody has to say, and how they can be reached; goes to the personal store, never into the journal.
   */
  interface ConcernSaid {
    words: string;
    contact?: Person | null;
  }
  interface PublicConcern {
    number: string;
    kind: ConcernKind;
    hall: Text;
    raised_at: string;
    state: ConcernState;
    due: string;
    words: string;
    steps: PublicStep[];
    replies: string[];
    may_reopen: boolean;
    may_withdraw: boolean;
  }
  /**
   * Something that happened, in a word, and when.
   */
  interface PublicStep {
    what: string;
    at: string;
  }
  /**
   * What the citizen said about the number is durable; ask for it again to see how it stands.
   */
  interface CitizenHeard {
    number: string;
  }
  /**
   * Why the reply is not enough.
   */
  interface ReopenBody {
    words: string;
  }
  /**
   * What may be rated here now, and what became of an earlier rating. `stage`: "service", "accepted", "ended" or empty.
   */
  interface RatingPlace {
    stage: string;
    name: Text | null;
    level: number;
    last: string;
    follow_up: PublicFollowUp | null;
    reasons: ReasonLine[];
  }
  /**
   * `replies`: what was answered, the newest last.
   */
  interface PublicFollowUp {
    level: number;
    given_at: string;
    state: FollowUpState;
    due: string;
    steps: PublicStep[];
    replies: string[];
    again: number;
    may_rate_again: boolean;
  }
  /**
   * How it was, from 1 to 5.
   */
  interface LateRatingBody {
    level: number;
    /**
     * @maxItems 10
     */
    reasons?: string[];
    text?: string;
  }
  /**
   * How the citizen finds it now, when the first rating was answered.
   */
  interface AgainBody {
    level: number;
    text?: string;
  }
  /**
   * `mine`: how many lamps whoever looks has to answer. `supervises`: whoever looks does so to all of them, and may send a
   *     letter of supervision.
   */
  interface SupervisionView {
    halls: HallLamps[];
    departments: DepartmentLamps[];
    lines: SupervisedLine[];
    more: number;
    on: number;
    unanswered: number;
    mine: number;
    supervises: boolean;
  }
  /**
   * A hall now. `longest_s`: the longest wait, in seconds; `windows`: at work.
   */
  interface HallLamps {
    hall: string;
    name: Text;
    readable: boolean;
    open: boolean;
    waiting: number;
    longest_s: number;
    windows: number;
    served: number;
    lamps: {
      [k: string]: LampCounts;
    };
  }
  /**
   * `running`: all limits that run, whatever their lamp. `unanswered`: red ones of which nobody has said why, also when
   *     they are over.
   */
  interface LampCounts {
    running: number;
    yellow: number;
    red: number;
    double_red: number;
    unanswered: number;
  }
  /**
   * The parts of cases that a department has in hand.
   */
  interface DepartmentLamps {
    department: string;
    lamps: LampCounts;
  }
  /**
   * One lamp that is on, or that was and is not answered. `id` is empty for what is only yellow, and of a case, which is
   *     answered on its own page. `subject`: category, window, device, number of the item or case; `name`: what that is called.
   *     `since`: when the limit was overrun; `due`: its last day, where it has one.
   */
  interface SupervisedLine {
    id: string;
    kind: LimitKind;
    hall: string;
    unit: string;
    subject: string;
    name: Text | null;
    lamp: Lamp;
    count: number;
    since: string | null;
    due: string;
    ended_at: string | null;
    answered_at: string | null;
    answered_by: string;
    reminders: number;
    owed: number;
    may_answer: boolean;
    seen: number;
  }
  /**
   * `day`: ISO. `arrivals`: numbers taken in each hour of the day in all halls, from midnight on. `cases` is None while
   *     they cannot be read. `lamps`: the worst, and of these the newest; empty on the public board.
   */
  interface WallView {
    day: string;
    halls: WallHall[];
    waiting: number;
    longest_s: number;
    windows: number;
    taken: number;
    served: number;
    arrivals: number[];
    levels: number[];
    cases: CasesToday | null;
    concerns: number;
    lamps: WallLamp[];
    red: number;
    unanswered: number;
  }
  /**
   * `levels`: the ratings of its day, from 1 to 5. `red`: limits that are overrun now.
   */
  interface WallHall {
    hall: string;
    name: Text;
    readable: boolean;
    open: boolean;
    waiting: number;
    longest_s: number;
    windows: number;
    taken: number;
    served: number;
    levels: number[];
    cases: CasesToday;
    red: number;
  }
  /**
   * `received` to `closed`: on the day. `running` and `late`: now.
   */
  interface CasesToday {
    received: number;
    accepted: number;
    decided: number;
    closed: number;
    running: number;
    late: number;
  }
  /**
   * A limit that is overrun. `name`: of the category or window.
   */
  interface WallLamp {
    kind: LimitKind;
    hall: string;
    name: Text | null;
    lamp: Lamp;
    since: string;
    answered: boolean;
  }
  /**
   * The months of which there are figures, the newest first.
   */
  interface OpenMonths {
    months: string[];
  }
  /**
   * `month`: as 2026-11. `definitions`: what each figure is, in Chinese and English. `made_at`: RFC 3339.
   */
  interface OpenMonth {
    month: string;
    made_at: string;
    halls: {
      [k: string]: Text;
    };
    definitions: {
      [k: string]: Text;
    };
    days: PublishedDay[];
  }
  /**
   * A hall's day (ISO date). Times in seconds; None where nothing was counted. `levels`: how many rated 1, 2, 3, 4, 5.
   */
  interface PublishedDay {
    day: string;
    hall: string;
    taken: number | null;
    called: number | null;
    kept_share: number | null;
    mean_wait_s: number | null;
    p90_wait_s: number | null;
    misses: number | null;
    served: number | null;
    abandoned_share: number | null;
    mean_service_s: number | null;
    ratings: number | null;
    levels: number[] | null;
    cases_received: number | null;
    cases_accepted: number | null;
    cases_decided: number | null;
    promise_share: number | null;
    law_share: number | null;
    once_share: number | null;
  }
  /**
   * The newest period first.
   */
  interface AssessmentsView {
    assessments: AssessmentLine[];
    to_draw: PeriodToDraw[];
  }
  /**
   * One on the list. `subjects`: how many are assessed in it; `objections`: how many wait to be decided.
   */
  interface AssessmentLine {
    id: string;
    kind: AssessedKind;
    hall: string;
    period: string;
    state: AssessmentState;
    subjects: number;
    objections: number;
    drawn_at: string;
    by: string;
    signed_at: string | null;
    signed_by: string;
    seen: number;
  }
  /**
   * What could be drawn up now; `known`: it has been, and can be once more.
   */
  interface PeriodToDraw {
    kind: AssessedKind;
    hall: string;
    period: string;
    known: boolean;
  }
  /**
   * `since` and `until`: first and last day, ISO. `objections_until`: the last day for objections, ISO; empty for none.
   *     `may_sign`: whoever looks may, once nothing stands against it.
   */
  interface AssessmentView {
    line: AssessmentLine;
    since: string;
    until: string;
    criteria: CriterionView[];
    excellent: number;
    good: number;
    passed: number;
    lines: AssessedView[];
    objections_until: string;
    may_sign: boolean;
    may_draw: boolean;
  }
  /**
   * `zero` is worth nothing, `full` the weight.
   */
  interface CriterionView {
    id: string;
    name: Text;
    measure: Measure;
    weight: number;
    zero: number;
    full: number;
  }
  /**
   * One clerk, window, department or hall. `total` of a hundred; None where nothing could be measured.
   */
  interface AssessedView {
    subject: string;
    name: Text;
    scores: ScoreView[];
    total: number | null;
    grade: Grade | null;
    objection: ObjectionView | null;
    actions: AssessmentAction[];
  }
  /**
   * `evidence`: the items behind it, as far as whoever looks may see them; `hidden`: how many more there are. `before`:
   *     the points that an objection changed.
   */
  interface ScoreView {
    criterion: string;
    value: number | null;
    points: number;
    before: number | null;
    evidence: string[];
    hidden: number;
  }
  interface ObjectionView {
    at: string;
    by: string;
    decided_at: string | null;
    decided_by: string;
    result: ObjectionResult | null;
  }
  /**
   * Who is assessed: clerks or windows of a hall, or all departments, or all halls (`hall` empty). `period`: a month,
   *     2026-11, or a quarter, 2026-Q4, that is over.
   */
  interface DrawUpBody {
    kind: AssessedKind;
    period: string;
    hall?: string;
  }
  /**
   * What is wrong about it. `subject`: the clerk, window, department or hall.
   */
  interface ObjectBody {
    seen: number;
    subject: string;
    words: string;
  }
  /**
   * `points`: by criterion, where they are put right.
   */
  interface DecideObjectionBody {
    seen: number;
    subject: string;
    result: ObjectionResult;
    words: string;
    points?: {
      [k: string]: number;
    };
  }
  /**
   * The kiosks of a hall that print such a slip.
   */
  interface ConcernPrinters {
    printers: string[];
  }
  /**
   * The printer said that the slip came out.
   */
  interface ConcernPrinted {
    number: string;
    printer: string;
  }
  /**
   * Whose printer: a kiosk of the hall; a kiosk names itself.
   */
  interface ConcernSlip {
    kiosk: string;
  }
  /**
   * The newest first. `more`: what `before` has to say for the next page, empty for none. `whole`: whether everything that
   *     has just happened is in it already.
   */
  interface AuditPage {
    lines: AuditLine[];
    more: string;
    whole: boolean;
  }
  /**
   * `what`: the command of an entry, or what else it was; `words`: the same in words. `opens`: whether there is an entry
   *     to be read. `times` and `last_at`: how often a sign-in was refused, until when.
   */
  interface AuditLine {
    kind: "entry" | "look" | "security";
    at: string;
    stream: string;
    seq: number;
    actor: string;
    who: string;
    what: string;
    words: Text;
    hall: string;
    ticket: string;
    case: string;
    window: string;
    item: string;
    reason: string;
    source: string;
    times: number;
    last_at: string;
    opens: boolean;
  }
  /**
   * An entry as it stands in the journal. `hash` is made of all this and of `before`, the hash of the one before it.
   */
  interface AuditEntry {
    stream: string;
    seq: number;
    at: string;
    actor: string;
    what: string;
    words: Text;
    command: {};
    events: {}[];
    hash: string;
    before: string;
  }
  /**
   * `counts`: pattern → how often; `seen`: empty for a manager, whose own hall it is about.
   */
  interface RatingPatterns {
    hall: string;
    day: string;
    ratings: number;
    fives_days: number;
    counts: {
      [k: string]: number;
    };
    seen: PatternLine[];
  }
  /**
   * `window` is empty where it is about several. `entries`: numbers of the ratings in the hall's stream, by which each
   *     opens in the audit; `figures`: the numbers that speak.
   */
  interface PatternLine {
    pattern: RatingPattern;
    window: string;
    window_name: Text | null;
    clerks: string[];
    entries: number[];
    figures: {
      [k: string]: number;
    };
  }
  /**
   * What the page starts from, and how far the guide is.
   */
  interface About {
    file: string;
    file_there: boolean;
    data: string;
    admin_there: boolean;
    timezones: string[];
    categories: Offered[];
    written: Written | null;
    halls: HallLinks[] | null;
  }
  /**
   * A category to choose; `services` is how many the example has for it.
   */
  interface Offered {
    id: string;
    prefix: string;
    zh: string;
    en: string;
    promise_min: number;
    services: number;
  }
  /**
   * `kept` is where the earlier file is, or empty; `command` starts the hall.
   */
  interface Written {
    file: string;
    kept: string;
    command: string;
  }
  interface HallLinks {
    name: Text;
    links: ScreenLink[];
  }
  interface ScreenLink {
    name: Text;
    url: string;
  }
  interface CheckedDraft {
    faults: DraftFault[];
  }
  /**
   * `place` is where the configuration would have it, with categories counted as the page counts them.
   */
  interface DraftFault {
    place: string;
    text: Text;
  }
  /**
   * One hall as the page holds it; `services`: take the example's services over.
   */
  interface Draft {
    hall: HallDraft;
    categories: CategoryDraft[];
    services: boolean;
    windows: WindowDraft[];
    clerks: ClerkDraft[];
    kiosks: KioskDraft[];
    network: NetworkDraft;
  }
  interface HallDraft {
    id: string;
    zh: string;
    en: string;
    timezone: string;
    intervals: string[];
    calendar: string;
    open_days: string[];
    closed_days: string[];
    grace_min: number;
  }
  interface CategoryDraft {
    id: string;
    prefix: string;
    zh: string;
    en: string;
    promise_min: number;
    chosen: boolean;
  }
  interface WindowDraft {
    id: string;
    categories: string[];
    zone: string;
  }
  interface ClerkDraft {
    id: string;
    name: string;
    partner: string;
    code: string;
  }
  interface KioskDraft {
    id: string;
    zh: string;
    en: string;
    printer: string;
  }
  interface NetworkDraft {
    host: string;
    port: number;
    public_url: string;
  }
  /**
   * `outcome` and `cause` as devices have them; `fault` says what is wrong with the address.
   */
  interface Printed {
    outcome: string;
    cause: string;
    fault: Text | null;
  }
  interface Answers {
    "POST /halls/{}/tickets": TakenView;
    "POST /halls/{}/tickets/{}/cancel": TicketView;
    "POST /halls/{}/tickets/{}/requeue": TicketView;
    "POST /halls/{}/tickets/{}/postpone": TicketView;
    "POST /halls/{}/tickets/{}/rating": RatingView;
    "POST /halls/{}/tickets/{}/print": TicketView;
    "POST /halls/{}/windows/{}/take-over": WindowView;
    "POST /halls/{}/windows/{}/open": WindowView;
    "POST /halls/{}/windows/{}/pause": WindowView;
    "POST /halls/{}/windows/{}/resume": WindowView;
    "POST /halls/{}/windows/{}/close": WindowView;
    "POST /halls/{}/windows/{}/call-next": TicketView;
    "POST /halls/{}/windows/{}/call": TicketView;
    "POST /halls/{}/windows/{}/recall": TicketView;
    "POST /halls/{}/windows/{}/start": TicketView;
    "POST /halls/{}/windows/{}/miss": TicketView;
    "POST /halls/{}/windows/{}/hold": TicketView;
    "POST /halls/{}/windows/{}/unhold": TicketView;
    "POST /halls/{}/windows/{}/transfer": TicketView;
    "POST /halls/{}/windows/{}/finish": TicketView;
    "PUT /halls/{}/windows/{}/allocation": WindowView;
    "GET /halls/{}": HallView;
    "GET /halls/{}/rating-reasons": ReasonsView;
    "GET /halls/{}/tickets/{}": TicketView;
    "GET /tickets/{}": TicketView;
    "GET /halls/{}/windows/{}": WindowView;
    "GET /halls/{}/board": BoardView;
    "GET /halls/{}/windows/{}/sign": SignView;
    "GET /halls/{}/windows/{}/desk": DeskView;
    "GET /halls/{}/windows/{}/pad": PadView;
    "GET /halls/{}/manager": ManagerView;
    "GET /halls/{}/devices": DevicesView;
    "GET /halls/{}/health": HealthView;
    "GET /halls/{}/kiosks/{}": KioskView;
    "GET /halls/{}/kiosks/{}/slips/{}": SlipTicket;
    "POST /halls/{}/kiosks/{}/lease": LeaseView;
    "POST /halls/{}/kiosks/{}/hand-in": HandedIn;
    "POST /halls/{}/kiosks/{}/card/forget": Nothing;
    "POST /halls/{}/kiosks/{}/card/reprint": TicketView;
    "POST /session": Who;
    "GET /session": Who;
    "DELETE /session": Who;
    "POST /session/enrol": Who;
    "GET /halls": HallView[];
    "GET /halls/{}/tickets/{}/private": Private;
    "GET /access/refusals": RefusedSignIns;
    "POST /halls/{}/day/open": DayView;
    "POST /halls/{}/day/close": DayView;
    "POST /halls/{}/day/pause-intake": DayView;
    "POST /halls/{}/day/resume-intake": DayView;
    "POST /halls/{}/notices": Notices;
    "POST /halls/{}/notices/{}/withdraw": Notices;
    "POST /halls/{}/plans": Plans;
    "POST /halls/{}/plans/{}/change": Plans;
    "POST /halls/{}/plans/{}/drop": Plans;
    "POST /halls/{}/plans/{}/end": Plans;
    "POST /halls/{}/alerts/acknowledge": DayView;
    "POST /halls/{}/changes/{}/undo": WindowView;
    "POST /halls/{}/categories/{}/move-waiting": DayView;
    "GET /halls/{}/changes": Changes;
    "POST /halls/{}/windows/{}/allocation/preview": Preview;
    "POST /halls/{}/appointments": AppointmentView;
    "GET /halls/{}/appointments": AppointmentsView;
    "POST /halls/{}/appointments/{}/cancel": AppointmentsView;
    "POST /halls/{}/devices/{}/test": Tried;
    "POST /halls/{}/windows/{}/card": CardTaken;
    "POST /halls/{}/windows/{}/signatures": SignatureView;
    "GET /halls/{}/windows/{}/signatures/{}": SignatureView;
    "POST /halls/{}/windows/{}/signatures/{}/drawn": SignatureView;
    "POST /halls/{}/windows/{}/signatures/{}/end": SignatureView;
    "GET /halls/{}/guide": GuideView;
    "GET /halls/{}/guide/{}": MatterView;
    "GET /halls/{}/statistics/{}": StatisticsView;
    "GET /halls/{}/statistics/{}/sheet.xlsx": unknown;
    "GET /halls/{}/figures": FiguresView;
    "GET /halls/{}/figures/behind": BehindView;
    "GET /halls/{}/figures/sheet.xlsx": unknown;
    "GET /halls/{}/figures/table.csv": unknown;
    "GET /figures": FiguresView;
    "GET /figures/sheet.xlsx": unknown;
    "GET /figures/table.csv": unknown;
    "GET /case-figures": CaseFiguresView;
    "GET /case-figures/behind": CaseBehindView;
    "GET /case-figures/sheet.xlsx": unknown;
    "GET /case-figures/table.csv": unknown;
    "GET /halls/{}/matters": MattersView;
    "POST /halls/{}/cases": CaseView;
    "GET /halls/{}/shelf": ShelfView;
    "GET /departments/{}/pile": PileView;
    "GET /cases": CasesFound;
    "GET /cases.xlsx": unknown;
    "POST /cases/find": CasesFound;
    "GET /cases/{}": CaseView;
    "GET /cases/{}/limits": LimitsView;
    "GET /cases/{}/person": Whose;
    "GET /public/cases/{}": PublicCase;
    "POST /cases/{}/accept": CaseView;
    "POST /cases/{}/correct": CaseView;
    "POST /cases/{}/bring": CaseView;
    "POST /cases/{}/refuse": CaseView;
    "POST /cases/{}/withdraw": CaseView;
    "POST /cases/{}/take": CaseView;
    "POST /cases/{}/give-back": CaseView;
    "POST /cases/{}/decide": CaseView;
    "POST /cases/{}/return": CaseView;
    "POST /cases/{}/hand-again": CaseView;
    "POST /cases/{}/send-papers": CaseView;
    "POST /cases/{}/confirm-papers": CaseView;
    "POST /cases/{}/ask-advice": CaseView;
    "POST /cases/{}/give-advice": CaseView;
    "POST /cases/{}/answer-lamp": CaseView;
    "POST /cases/{}/correct-clock": CaseView;
    "POST /cases/{}/put-right": CaseView;
    "POST /cases/{}/move": CaseView;
    "POST /cases/{}/revoke": CaseView;
    "POST /cases/{}/pause": CaseView;
    "POST /cases/{}/resume": CaseView;
    "POST /cases/{}/extend": CaseView;
    "POST /cases/{}/shelve": CaseView;
    "POST /cases/{}/collect": CaseView;
    "POST /cases/{}/post": CaseView;
    "POST /cases/{}/set-fee": CaseView;
    "POST /cases/{}/pay-fee": CaseView;
    "POST /cases/{}/waive-fee": CaseView;
    "POST /cases/{}/take-back": CaseView;
    "POST /cases/{}/delivered": CaseView;
    "POST /cases/{}/remind": CaseView;
    "GET /halls/{}/counter": CounterView;
    "GET /catalogue": CatalogueView;
    "POST /catalogue": TriedView;
    "GET /matters/{}": MatterPaper;
    "GET /catalogue.toml": unknown;
    "GET /catalogue.xlsx": unknown;
    "POST /catalogue/try": TriedView;
    "POST /catalogue/{}/withdraw": CatalogueView;
    "GET /calendar/{}": CalendarView;
    "POST /calendar/{}": MovesView;
    "POST /calendar/{}/try": MovesView;
    "GET /departments": DepartmentsView;
    "GET /duty": DutiesView;
    "POST /duty": DutyLine;
    "POST /cases/{}/files": CaseView;
    "GET /cases/{}/files/{}": unknown;
    "POST /cases/{}/files/strike": CaseView;
    "GET /halls/{}/joints": JointsView;
    "POST /halls/{}/joints": JointView;
    "GET /joints/{}": JointView;
    "GET /public/joints/{}": PublicJoint;
    "GET /cases/{}/papers": PapersView;
    "GET /cases/{}/papers/{}/sheet.pdf": unknown;
    "POST /cases/{}/papers/{}/slip": PaperPrinted;
    "GET /joints/{}/papers": PapersView;
    "GET /joints/{}/papers/{}/sheet.pdf": unknown;
    "POST /joints/{}/papers/{}/slip": PaperPrinted;
    "POST /halls/{}/online-cases": OnlineCase;
    "GET /online-cases": OnlineCode;
    "GET /online-cases/{}": OnlineCode;
    "POST /online-cases/{}/bring": OnlineCase;
    "POST /online-cases/{}/withdraw": OnlineCase;
    "POST /online-cases/{}/files": OnlineCase;
    "GET /online-cases/{}/files/{}": unknown;
    "GET /hooks": HooksView;
    "POST /hooks": HookMade;
    "POST /hooks/{}/end": HooksView;
    "GET /hooks/{}/deliveries": HookView;
    "POST /hooks/{}/deliveries/{}/again": HookView;
    "POST /hooks/{}/deliveries/{}/skip": HookView;
    "GET /units": UnitsView;
    "GET /feedback": FeedbackView;
    "GET /follow-ups/{}": FollowUpView;
    "GET /follow-ups/{}/words": SaidView;
    "POST /follow-ups/{}/verify": FollowUpView;
    "POST /follow-ups/{}/rectify": FollowUpView;
    "POST /follow-ups/{}/reply": FollowUpView;
    "POST /follow-ups/{}/call-back": FollowUpView;
    "POST /follow-ups/{}/contest": FollowUpView;
    "POST /follow-ups/{}/decide-contest": FollowUpView;
    "GET /concerns/{}": ConcernView;
    "GET /concerns/{}/words": SaidView;
    "POST /concerns/{}/assign": ConcernView;
    "POST /concerns/{}/reply": ConcernView;
    "POST /concerns/{}/call-back": ConcernView;
    "POST /letters": LetterView;
    "GET /letters/{}": LetterView;
    "GET /letters/{}/words": SaidView;
    "POST /letters/{}/answer": LetterView;
    "POST /letters/{}/send-back": LetterView;
    "POST /letters/{}/close": LetterView;
    "POST /halls/{}/concerns": RaisedConcern;
    "GET /public/concerns/{}": PublicConcern;
    "POST /public/concerns/{}/reopen": CitizenHeard;
    "POST /public/concerns/{}/withdraw": CitizenHeard;
    "GET /public/cases/{}/rating": RatingPlace;
    "POST /public/cases/{}/rating": CitizenHeard;
    "POST /public/cases/{}/rating/again": CitizenHeard;
    "GET /public/tickets/{}/rating": RatingPlace;
    "POST /public/tickets/{}/rating": CitizenHeard;
    "POST /public/tickets/{}/rating/again": CitizenHeard;
    "GET /supervision": SupervisionView;
    "GET /supervision/lamps.csv": unknown;
    "GET /overruns/{}/words": SaidView;
    "POST /overruns/{}/answer": SupervisedLine;
    "GET /wall": WallView;
    "GET /open/now": WallView;
    "GET /open/months": OpenMonths;
    "GET /open/months/{}": OpenMonth;
    "GET /open/months/{}/days.csv": unknown;
    "GET /assessments": AssessmentsView;
    "POST /assessments": AssessmentView;
    "GET /assessments/{}": AssessmentView;
    "GET /assessments/{}/words": SaidView;
    "POST /assessments/{}/object": AssessmentView;
    "POST /assessments/{}/decide": AssessmentView;
    "POST /assessments/{}/sign": AssessmentView;
    "GET /halls/{}/concern-printers": ConcernPrinters;
    "POST /halls/{}/concerns/{}/slip": ConcernPrinted;
    "GET /audit": AuditPage;
    "GET /audit.csv": unknown;
    "GET /audit/{}/{}": AuditEntry;
    "GET /halls/{}/rating-patterns": RatingPatterns;
  }
  interface Bodies {
    "POST /halls/{}/tickets": NewTicket;
    "POST /halls/{}/tickets/{}/cancel": Reason;
    "POST /halls/{}/tickets/{}/requeue": Reason;
    "POST /halls/{}/tickets/{}/postpone": Empty;
    "POST /halls/{}/tickets/{}/rating": RatingBody;
    "POST /halls/{}/tickets/{}/print": PrintBody;
    "POST /halls/{}/windows/{}/take-over": Empty;
    "POST /halls/{}/windows/{}/open": OpenBody;
    "POST /halls/{}/windows/{}/pause": NeededReason;
    "POST /halls/{}/windows/{}/resume": Empty;
    "POST /halls/{}/windows/{}/close": Empty;
    "POST /halls/{}/windows/{}/call-next": Empty;
    "POST /halls/{}/windows/{}/call": TicketRef;
    "POST /halls/{}/windows/{}/recall": Empty;
    "POST /halls/{}/windows/{}/start": Empty;
    "POST /halls/{}/windows/{}/miss": Empty;
    "POST /halls/{}/windows/{}/hold": NeededReason;
    "POST /halls/{}/windows/{}/unhold": TicketRef;
    "POST /halls/{}/windows/{}/transfer": TransferBody;
    "POST /halls/{}/windows/{}/finish": FinishBody;
    "PUT /halls/{}/windows/{}/allocation": AllocationBody;
    "POST /halls/{}/kiosks/{}/lease": LeaseBody;
    "POST /halls/{}/kiosks/{}/hand-in": HandInBody;
    "POST /halls/{}/kiosks/{}/card/forget": Empty;
    "POST /halls/{}/kiosks/{}/card/reprint": CardReprint;
    "POST /session": SignIn;
    "POST /session/enrol": Enrolment;
    "POST /halls/{}/day/open": Empty;
    "POST /halls/{}/day/close": Empty;
    "POST /halls/{}/day/pause-intake": Empty;
    "POST /halls/{}/day/resume-intake": Empty;
    "POST /halls/{}/notices": NoticeBody;
    "POST /halls/{}/notices/{}/withdraw": Empty;
    "POST /halls/{}/plans": PlanBody;
    "POST /halls/{}/plans/{}/change": PlanBody;
    "POST /halls/{}/plans/{}/drop": Empty;
    "POST /halls/{}/plans/{}/end": Empty;
    "POST /halls/{}/alerts/acknowledge": AlertBody;
    "POST /halls/{}/changes/{}/undo": UndoBody;
    "POST /halls/{}/categories/{}/move-waiting": MoveBody;
    "POST /halls/{}/windows/{}/allocation/preview": WantedBody;
    "POST /halls/{}/appointments": BookingBody;
    "POST /halls/{}/appointments/{}/cancel": Empty;
    "POST /halls/{}/devices/{}/test": TestBody;
    "POST /halls/{}/windows/{}/card": Empty;
    "POST /halls/{}/windows/{}/signatures": SignatureBody;
    "POST /halls/{}/windows/{}/signatures/{}/end": Empty;
    "POST /halls/{}/cases": NewCase;
    "POST /cases/find": FindBody;
    "POST /cases/{}/accept": AcceptBody;
    "POST /cases/{}/correct": SeenBody;
    "POST /cases/{}/bring": BringBody;
    "POST /cases/{}/refuse": RefuseBody;
    "POST /cases/{}/withdraw": SeenBody;
    "POST /cases/{}/take": TaskBody;
    "POST /cases/{}/give-back": TaskBody;
    "POST /cases/{}/decide": DecideBody;
    "POST /cases/{}/return": ReturnBody;
    "POST /cases/{}/hand-again": TaskBody;
    "POST /cases/{}/send-papers": PapersBody;
    "POST /cases/{}/confirm-papers": TaskBody;
    "POST /cases/{}/ask-advice": AskAdviceBody;
    "POST /cases/{}/give-advice": GiveAdviceBody;
    "POST /cases/{}/answer-lamp": AnswerLampBody;
    "POST /cases/{}/correct-clock": CorrectClockBody;
    "POST /cases/{}/put-right": PutRightBody;
    "POST /cases/{}/move": SeenBody;
    "POST /cases/{}/revoke": RevokeBody;
    "POST /cases/{}/pause": PauseCaseBody;
    "POST /cases/{}/resume": SeenBody;
    "POST /cases/{}/extend": ExtendBody;
    "POST /cases/{}/shelve": ShelveBody;
    "POST /cases/{}/collect": CollectBody;
    "POST /cases/{}/post": PostBody;
    "POST /cases/{}/set-fee": SetFeeBody;
    "POST /cases/{}/pay-fee": PayFeeBody;
    "POST /cases/{}/waive-fee": WaiveFeeBody;
    "POST /cases/{}/take-back": ShelveBody;
    "POST /cases/{}/delivered": SeenBody;
    "POST /cases/{}/remind": SeenBody;
    "POST /catalogue/{}/withdraw": Empty;
    "POST /calendar/{}": CalendarBody;
    "POST /calendar/{}/try": CalendarBody;
    "POST /duty": DutyBody;
    "POST /cases/{}/files/strike": StrikeBody;
    "POST /halls/{}/joints": NewJoint;
    "POST /cases/{}/papers/{}/slip": SlipBody;
    "POST /joints/{}/papers/{}/slip": SlipBody;
    "POST /halls/{}/online-cases": OnlineApplication;
    "POST /online-cases/{}/bring": BringBody;
    "POST /online-cases/{}/withdraw": SeenBody;
    "POST /hooks": NewHook;
    "POST /hooks/{}/end": Empty;
    "POST /hooks/{}/deliveries/{}/again": Empty;
    "POST /hooks/{}/deliveries/{}/skip": Empty;
    "POST /follow-ups/{}/verify": VerifyBody;
    "POST /follow-ups/{}/rectify": WordsBody;
    "POST /follow-ups/{}/reply": WordsBody;
    "POST /follow-ups/{}/call-back": CalledBody;
    "POST /follow-ups/{}/contest": WordsBody;
    "POST /follow-ups/{}/decide-contest": ContestResultBody;
    "POST /concerns/{}/assign": AssignBody;
    "POST /concerns/{}/reply": WordsBody;
    "POST /concerns/{}/call-back": CalledBody;
    "POST /letters": LetterBody;
    "POST /letters/{}/answer": WordsBody;
    "POST /letters/{}/send-back": WordsBody;
    "POST /letters/{}/close": LetterSeenBody;
    "POST /halls/{}/concerns": NewConcern;
    "POST /public/concerns/{}/reopen": ReopenBody;
    "POST /public/concerns/{}/withdraw": Empty;
    "POST /public/cases/{}/rating": LateRatingBody;
    "POST /public/cases/{}/rating/again": AgainBody;
    "POST /public/tickets/{}/rating": LateRatingBody;
    "POST /public/tickets/{}/rating/again": AgainBody;
    "POST /overruns/{}/answer": WordsBody;
    "POST /assessments": DrawUpBody;
    "POST /assessments/{}/object": ObjectBody;
    "POST /assessments/{}/decide": DecideObjectionBody;
    "POST /assessments/{}/sign": LetterSeenBody;
    "POST /halls/{}/concerns/{}/slip": ConcernSlip;
  }
  interface Live {
    "/live/halls/{}/board": BoardView;
    "/live/halls/{}/windows/{}": SignView;
    "/live/halls/{}/desk/{}": DeskView;
    "/live/halls/{}/pads/{}": PadView;
    "/live/halls/{}/manager": ManagerView;
    "/live/halls/{}/devices": DevicesView;
    "/live/halls/{}/health": HealthView;
    "/live/halls/{}/kiosks/{}": KioskView;
    "/live/tickets/{}": TicketView;
    "/live/cases/{}": CaseView;
    "/live/joints/{}": JointView;
    "/live/departments/{}/pile": PileView;
    "/live/halls/{}/shelf": ShelfView;
    "/live/halls/{}/counter": CounterView;
    "/live/feedback": FeedbackView;
    "/live/supervision": SupervisionView;
    "/live/wall": WallView;
    "/live/open": WallView;
  }
}
