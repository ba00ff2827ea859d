"""A request for every operation that wants a body, as the documents show it: values of the bodies themselves, so that none
can be out of date."""

from server.api import body_shapes as bodies
from server.api import device_tests, kiosks, managing
from server.api.appointments import BookingBody
from server.domain.queue.tickets.words import RatingChannel
from server.domain.queue.words import NoticeKind

EXAMPLES: dict[str, bodies.Body] = {
    "takeTicket": bodies.NewTicket(
        category="enterprise", services=("company-registration",), group="elderly", kiosk="k1"
    ),
    "cancelTicket": bodies.Reason("has to leave"),
    "requeueTicket": bodies.Reason("is back"),
    "rateTicket": bodies.RatingBody(5, text="很快", channel=RatingChannel.PHONE),
    "requestSlip": bodies.PrintBody("k1"),
    "openWindow": bodies.OpenBody("c01"),
    "pauseWindow": bodies.NeededReason("用餐"),
    "callTicket": bodies.TicketRef("nBkzW3RvQ1mXy7Ld"),
    "hold": bodies.NeededReason("copies a document"),
    "unhold": bodies.TicketRef("nBkzW3RvQ1mXy7Ld"),
    "transfer": bodies.TransferBody(category="real-estate", note="needs the transfer form"),
    "finish": bodies.FinishBody(outcome="done"),
    "allocate": bodies.AllocationBody(("enterprise", "comprehensive"), seen=("enterprise",)),
    "previewAllocation": managing.WantedBody(("enterprise", "comprehensive")),
    "postNotice": managing.NoticeBody(
        NoticeKind.TICKER, "今日下午四点半停止取号", "No numbers after 16:30 today", "2026-11-30T16:30:00+08:00"
    ),
    "addPlan": managing.PlanBody("集市日", "08:30", "12:00", {"4": ("comprehensive", "enterprise")}, endings=(3, 8)),
    "changePlan": managing.PlanBody("集市日", "08:30", "11:30", {"4": ("comprehensive",)}, weekdays=(1, 5)),
    "acknowledgeAlert": managing.AlertBody("waiting:enterprise", 12),
    "undoChange": managing.UndoBody(),
    "moveWaiting": managing.MoveBody("comprehensive"),
    "bookAppointment": BookingBody("enterprise", "2026-12-01T09:30:00+08:00", ("company-registration",)),
    "grantLease": kiosks.LeaseBody("tGm0a2Zk5Q8xWc1B", 50),
    "handIn": kiosks.HandInBody(
        "tGm0a2Zk5Q8xWc1B", 1_780_000_600.0,
        (kiosks.OfflineBody("nBkzW3RvQ1mXy7Ld", "enterprise", 17, 1_780_000_000.0, slip="printed"),),
    ),
    "requestHeldSlip": bodies.CardReprint("Wm3kqP0sT9", "A017"),
    "testDevice": device_tests.TestBody(unit=3),
    "signIn": bodies.SignIn("c01", "correct horse battery", "main"),
    "enrolScreen": bodies.Enrolment("yc_3f9a…"),
}  # fmt: skip
"""operationId → body. Those whose body is always empty need none."""
