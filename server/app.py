"""Puts the house together: opens what the server stands on, starts its tasks in order, ends them in reverse."""

import asyncio
import contextlib
import hmac
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path
from zoneinfo import ZoneInfo

import structlog
from aiohttp import web as http

import display.pages
import kiosk.pages
import web.pages
from server.access.access import Access
from server.access.passwords import Passwords
from server.access.tokens import NewToken
from server.api.accepting import IDLE_S, DoorSite
from server.api.case_figures import case_days
from server.api.cases.catalogue import knows
from server.api.cases.live import CaseLive
from server.api.doors import DOORS, Limits
from server.api.live import Live
from server.api.oversight.live import OversightLive
from server.api.routes import Rooms
from server.api.sent_reports import sent_report
from server.api.setup import add_api, add_nowhere, make_application
from server.api.table import allowed
from server.api.times import stamper
from server.api.who_asks import identify, is_ours, is_staff
from server.app_audit import AuditPart
from server.app_cases import CasePart, CasePlace, settings_of
from server.app_oversight import OversightPart, OversightPlace
from server.audit.follower import AuditTrail
from server.bridges.agents import Agents, AgentSockets
from server.bridges.calendar_watch import CalendarWatch
from server.bridges.demo import Demo
from server.bridges.demo_cases import CaseDemo
from server.bridges.floor import Shared
from server.bridges.forgetting import forgetting
from server.bridges.hall_house import HallHouse, HallHouses
from server.bridges.lacking import lacking, warn
from server.bridges.open_data import CasesFigures
from server.bridges.stores import Stores
from server.clock import COMPUTER, Clock
from server.config.load import all_settings
from server.config.schema import ConfigFile
from server.data_folder import DataFolder
from server.domain.cases.stream import ID as CASES
from server.domain.language import Language
from server.domain.queue.change import shown_at_once
from server.domain.sealing import key_of
from server.domain.tags import HallTags
from server.engine.clock import HallClock
from server.halls import Halls, driven
from server.hub.hub import Hub
from server.journal.journal import Progress
from server.journal.sqlite import SqliteJournal
from server.language.catalogues import say
from server.listening import listen, shown
from server.outbox.outbox import CaseOutbox
from server.outbox.sender import SendingPace
from server.own_process import raise_limits, settled_memory
from server.personal.cards import Cards
from server.personal.holders import Holders
from server.personal.personal import Personal
from server.personal.signatures import Signatures
from server.private import Mended, mend
from server.program import program_version
from server.reports.follower import Reports
from server.shell.pages import Pages
from server.tasks import end_task, keep_running, report_death

log = structlog.get_logger("server")
REFRESH_S = 2.0
DAY_S = 86400


@dataclass(frozen=True)
class Options:
    """How to serve: where to listen and which data to use."""

    config: ConfigFile
    data: Path
    host: str = "127.0.0.1"
    port: int = 0
    always_open: bool = False
    demo_speed: float = 0.0
    """Above 0: simulated citizens and clerks, this many times faster than life."""
    progress: Progress | None = None
    """Hears how far the journal has been read."""
    passwords: Passwords = field(default_factory=Passwords)
    limits: Limits | None = None
    """What strangers may take; the usual unless given."""
    clock: Clock = COMPUTER
    pace: SendingPace = field(default_factory=SendingPace)
    """How patiently what goes outside is sent."""


@dataclass(frozen=True)
class RunningServer:
    """A server that listens. `admin_password` is set the first time only."""

    url: str
    public_url: str
    engine: Halls
    carried: HallHouses
    access: Access
    stores: Stores
    audit: AuditTrail
    reports: Reports
    outbox: CaseOutbox
    secret: bytes
    admin_password: str
    halls: dict[str, str]
    """id → Chinese name"""
    mended: list[Mended]
    """What others could read until now."""
    make_open_data: Callable[[], Awaitable[None]]
    """Now, and not only when its time has come."""

    def screen_token(self, role: str, hall: str, name: str) -> str:
        return screen_token(self.secret, role, hall, name)


def screen_token(secret: bytes, role: str, hall: str, name: str) -> str:
    """The token in the link of a kiosk or pad of the configuration: the same at every start, known to this folder only."""
    return "yc_" + hmac.new(secret, f"{role}/{hall}/{name}".encode(), sha256).hexdigest()[:40]


@contextlib.asynccontextmanager
async def serving(options: Options) -> AsyncGenerator[RunningServer]:
    """Run the server; the body runs once it is ready. Raises FolderUnusable, StoreUnusable, SchemaTooNew, JournalDamaged,
    OSError (the port is taken)."""
    config = options.config
    async with contextlib.AsyncExitStack() as stack:
        raise_limits()
        folder = DataFolder.claim(options.data)
        stack.callback(folder.release)
        folder.dedicate(demo=options.demo_speed > 0)
        mended = mend(options.data)
        listening = listen(options.host, options.port)
        stack.callback(listening.close)
        url = f"http://{shown(options.host)}:{listening.getsockname()[1]}"
        public_url = config.server.public_url.rstrip("/") or url

        journal = await SqliteJournal.open(options.data, folder.watch)
        stack.push_async_callback(journal.close)
        access = await Access.open(
            options.data, options.passwords, options.clock, ZoneInfo(config.hall[0].timezone)
        )
        stack.push_async_callback(access.close)
        secret = folder.secret()
        # Before the first request: who has left the configuration is out from the beginning.
        admin_password = await _first_people(access, config, secret)
        if folder.key_made and not admin_password:
            log.warning("secret.key was missing and is made anew: print the links of the screens again")
        personal = await Personal.open(options.data, options.clock)
        stack.push_async_callback(personal.close)
        zones = {h.id: h.timezone for h in config.hall}
        reports = await Reports.open(options.data, journal, zones)
        stack.push_async_callback(reports.close)

        clock = HallClock(options.clock.wall, options.clock.since_boot)
        settings = all_settings(
            config, public_url, key_of(secret, "tickets"), always_open=options.always_open
        )
        timetables = {hall: s.timetable for hall, s in settings.items()}
        engine = driven(journal, settings.values(), clock)
        stamps = {h.id: stamper(h.timezone) for h in config.hall}
        place = CasePlace(
            options.data, journal, clock, options.clock, personal, access, secret,
            stamps[config.hall[0].id], timetables, public_url, options.pace,
        )  # fmt: skip
        cases = await stack.enter_async_context(CasePart.opened(place, config))
        oversight = OversightPart(
            OversightPlace(
                journal=journal,
                clock=clock,
                personal=personal,
                halls=engine,
                cases=cases.engine,
                computer=options.clock,
                title=access.title,
                stamp=stamps[config.hall[0].id],
                key=key_of(secret, "oversight"),
                public_url=public_url,
                reports=reports,
            ),
            config,
            settings_of(config),
        )
        audit = await stack.enter_async_context(
            AuditPart.opened(options.data, journal, access, personal, secret)
        )
        agents, cards = Agents(options.clock), Cards(options.clock.steady)
        signatures = Signatures(options.clock.steady)
        holders = Holders(secret, {hall for hall, s in settings.items() if s.rules.numbers_per_card})
        outside = {"outbox.db": cases.outbox.look}
        stores = Stores({"access.db": access.look, "personal.db": personal.look, **outside})
        shared = Shared(agents, cards, signatures, stores, access.title)
        sections = {h.id: h for h in config.hall}

        def house(hall: str) -> HallHouse:
            always_open = options.always_open
            section = sections[hall]
            return HallHouse(section, settings[hall], engine, shared, stamps[hall], always_open=always_open)

        halls = HallHouses(engine, sections, house, access.knows)
        hub = Hub(halls.draws, stamps, shown_at_once, options.clock)
        # In this order: what a press changes is on pad, sign and screens before a slip is thought of.
        engine.first.connect(halls.show)
        engine.settled.connect(hub.changed, halls.follow, reports.changed, cases.outbox.hall_changed)
        oversight.engine.settled.connect(cases.outbox.changed, cases.figures.changed, reports.changed)
        cases.outbox.follow_up, cases.outbox.overrun = oversight.follow_up, oversight.overrun
        oversight.supervision.down = halls.down
        audit.follow(engine, cases.engine, oversight.engine)
        engine.troubles.said.connect(lambda cause: hub.halt(bool(cause)))
        cases.guide.told.connect(halls.tell)
        halls.changed.connect(hub.refresh)
        cards.changed.connect(hub.refresh)
        signatures.changed.connect(hub.refresh)
        agents.changed.connect(hub.refresh)
        stores.changed.connect(halls.changed_everywhere)
        rooms = Rooms(
            engine=engine,
            access=access,
            personal=personal,
            stamps=stamps,
            cards=cards,
            signatures=signatures,
            holders=holders,
            try_device=halls.try_device,
            print_paper=halls.print_paper,
            printers=halls.printers,
            reports=reports,
            timetables=timetables,
            tags=HallTags(sections),
            draws=halls.draws,
            faults=stores.faults,
            cases=cases.rooms,
            oversight=oversight.rooms,
            audit=audit.rooms,
        )
        cases.outbox.reports.make = partial(sent_report, rooms)
        oversight.open_data.cases = CasesFigures(
            partial(case_days, rooms), partial(cases.figures.counted, CASES)
        )
        case_live, oversight_live = cases.live(rooms), oversight.live(rooms)
        sockets = AgentSockets(rooms, agents)

        application = make_application(config.server.trusted_proxies, options.limits)
        live = add_api(application, rooms, hub, program_version())
        application.add_routes(case_live.routes())
        application.add_routes(oversight_live.routes())
        application.add_routes(sockets.routes())
        pages = Pages(partial(identify, rooms), web.pages.VENDOR, live.glance, allowed)
        static = {"kiosk": kiosk.pages.STATIC, "display": display.pages.STATIC}
        static |= {"vendor": web.pages.VENDOR, "web": web.pages.STATIC}
        all_pages = [*kiosk.pages.PAGES, *display.pages.PAGES, *web.pages.PAGES]
        pages.add(application, all_pages, static)
        phones = web.pages.routes(
            lambda: public_url,
            live.is_proven,
            _knows_guide(config),
            partial(is_staff, rooms),
            partial(knows, rooms),
            [hall.id for hall in config.hall],
            partial(is_ours, rooms),
        )
        application.add_routes(phones)
        application.add_routes(display.pages.routes(rooms, config.hall))
        warn(lacking(()))
        add_nowhere(application)
        # Nobody may make us inflate what he sends: a small body can hide a large one.
        runner = http.AppRunner(
            application,
            access_log=None,
            shutdown_timeout=3.0,
            handle_signals=False,
            keepalive_timeout=IDLE_S,
            auto_decompress=False,
        )
        await runner.setup()
        stack.push_async_callback(runner.cleanup)
        stack.push_async_callback(live.close)
        stack.push_async_callback(case_live.close)
        stack.push_async_callback(oversight_live.close)
        stack.push_async_callback(sockets.close)
        await DoorSite(runner, listening, application[DOORS]).start()

        await engine.start(options.progress)
        stack.enter_context(settled_memory())
        stack.push_async_callback(engine.stop)
        stack.push_async_callback(halls.close)
        await halls.open()
        if options.demo_speed > 0:
            await cases.remember()
            await oversight.remember()
        await cases.start()
        await oversight.start()
        purge = partial(personal.purge, config.personal.retention_days * DAY_S)
        stack.push_async_callback(cases.engine.stop)
        stack.push_async_callback(oversight.engine.stop)
        tasks = [
            asyncio.create_task(hub.run(engine.read), name="hub"),
            asyncio.create_task(hub.beat(), name="beat"),
            *cases.tasks(),
            *oversight.tasks(),
            *audit.tasks(clock, config.personal.audit_days),
            asyncio.create_task(
                _watch_access(access, live, case_live, oversight_live, sockets), name="access"
            ),
            asyncio.create_task(reports.run(), name="reports"),
            asyncio.create_task(stores.run(), name="stores"),
            asyncio.create_task(forgetting(clock, purge, "personal data"), name="retention"),
            asyncio.create_task(forgetting(clock, access.attendance.purge, "attendance"), name="attendance"),
        ]
        knows_holidays = {h.id: settings[h.id] for h in config.hall if h.hours.calendar == "china"}
        if knows_holidays and not options.always_open:
            watch = CalendarWatch(knows_holidays, clock, zones)
            tasks.append(keep_running(watch.run, name="calendar"))
        if options.demo_speed > 0:
            tasks += Demo(engine, sections, options.demo_speed).tasks()
            tasks += CaseDemo(cases.engine, personal, rooms.cases.matters, options.demo_speed).tasks()
        for task in tasks:
            task.add_done_callback(report_death)
            stack.push_async_callback(end_task, task)
        yield RunningServer(
            url=url,
            public_url=public_url,
            engine=engine,
            carried=halls,
            access=access,
            stores=stores,
            audit=audit.trail,
            reports=reports,
            outbox=cases.outbox,
            secret=secret,
            admin_password=admin_password,
            halls={h.id: h.name.zh for h in config.hall},
            mended=mended,
            make_open_data=oversight.open_data.look,
        )


def _knows_guide(config: ConfigFile) -> Callable[[str, str], bool]:
    """(hall, service) → whether there is a guide that a phone can be led to."""
    known = frozenset((hall.id, service.id) for hall in config.hall for service in hall.service)
    return lambda hall, service: (hall, service) in known


async def _first_people(access: Access, config: ConfigFile, secret: bytes) -> str:
    """Everybody of the configuration and the tokens of its screens, and nobody who has left it; the admin's password if
    this is the first start."""
    clerks = [(hall.id, clerk.id, clerk.name, ["clerk"]) for hall in config.hall for clerk in hall.clerk]
    reviewers = [("", one.id, one.name, ["reviewer"]) for one in config.reviewer]
    for change in await access.follow(
        [*clerks, *reviewers], _screens(config, secret), partial(screen_token, secret)
    ):
        log.warning(change.what, **change.params())
    for one in config.reviewer:
        await access.set_departments("", one.id, one.departments)
    if any(not one.hall and "admin" in one.roles and one.password for one in await access.people()):
        return ""
    await access.add_person("", "admin", say(Language.CHINESE, "Administrator"), ["admin"])
    return await access.set_password("", "admin")


def _screens(config: ConfigFile, secret: bytes) -> Iterator[NewToken]:
    yield NewToken(screen_token(secret, "wall", "", "wall"), "wall", "", name="wall")
    for hall in config.hall:
        for one in hall.kiosk:
            token = screen_token(secret, "kiosk", hall.id, one.id)
            yield NewToken(token, "kiosk", hall.id, name=one.id)
        for window in hall.window:
            # A citizen holds this one: `display` may rate what was done at its window, and nothing else.
            token = screen_token(secret, "display", hall.id, window.id)
            yield NewToken(token, "display", hall.id, window.id, f"pad-{window.id}")


async def _watch_access(access: Access, *screens: Live | CaseLive | OversightLive | AgentSockets) -> None:
    """See tokens and sign-outs that the command line made, and let the screens go that lost their right."""
    while True:
        await asyncio.sleep(REFRESH_S)
        try:
            await access.refresh()
            await access.attendance.write()
            await access.security.write()
            for kind in screens:
                await kind.dismiss()
        except Exception as error:  # a locked file today must not blind us for ever
            log.warning("access not refreshed", cause=repr(error))
