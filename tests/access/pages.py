"""Every address, and who gets it of the followed cooperative. A new address that is not here fails the test."""

from dataclasses import dataclass

from tests.access.oracle import EVERYBODY, FOLLOWED, MAY, SIGHTS, SIGNED_IN

ROWS = {key for key, sight in SIGHTS.items() if FOLLOWED in sight.rows}
AGGREGATES = {key for key, sight in SIGHTS.items() if FOLLOWED in sight.aggregates}
OWN = ROWS | {key for key, sight in SIGHTS.items() if sight.own == FOLLOWED}
REPORTS = {key for key, sight in SIGHTS.items() if "KWILU" in sight.reports}
OFFICE = {"direction", "programme", "formatrice"}
PARTNER = REPORTS - OFFICE
VALIDATE = {"responsable"} & REPORTS
NETWORK = {key for key, sight in SIGHTS.items() if sight.reports}


@dataclass(frozen=True, slots=True)
class Page:
    """`args`: names of things of the ground (see `ground.Things`), or words after `=`. `post`: answers a form alone.
    `public`: a visitor is not sent to sign in."""

    readers: set[str] | frozenset[str]
    args: tuple[str, ...] = ()
    post: bool = False
    public: bool = False


def _here(readers: set[str], *args: str, post: bool = False) -> Page:
    return Page(readers, ("code", *args), post)


PAGES = {
    # signing in and one's own account
    "signin": Page(EVERYBODY, public=True),
    "signin_code": Page(EVERYBODY, public=True),
    "signout": Page(SIGNED_IN, post=True),
    "password": Page(SIGNED_IN),
    "theme": Page(EVERYBODY, post=True, public=True),
    "me": Page(SIGNED_IN),
    "sessions_end": Page(SIGNED_IN, post=True),
    "token_end": Page(SIGNED_IN, post=True),
    "second_factor": Page(SIGNED_IN),
    "second_factor_off": Page(SIGNED_IN, post=True),
    "step_in": Page(set(), public=True),  # the demo's own
    # anybody with a paper in hand, and programs
    "verify_receipt": Page(EVERYBODY, ("delivery", "delivery_code"), public=True),
    "verify_certificate": Page(EVERYBODY, ("member", "certificate_code"), public=True),
    "verify_agreement": Page(set(), ("agreement_id", "=wrong"), public=True),
    "verify_report": Page(set(), ("=KWILU", "=2026-Q1", "=wrong"), public=True),
    "api_operations": Page(EVERYBODY, post=True, public=True),
    "api_devices": Page(EVERYBODY, post=True, public=True),
    "api_sync": Page(EVERYBODY, post=True, public=True),
    "api_sync_files": Page(EVERYBODY, ("=" + "0" * 64,), post=True, public=True),
    "api_health": Page(EVERYBODY, public=True),
    "field": Page(EVERYBODY, public=True),
    "field_worker": Page(EVERYBODY, public=True),
    "verify_phone_receipt": Page(set(), ("=AZq9I6s-dk-F7QnWobLD1A", "=A7-0001.1.1CDF", "=wrong"), public=True),
    # everybody, each their own
    "home": Page(SIGNED_IN),
    "search": Page(SIGNED_IN),
    # the network
    "network": Page(NETWORK),
    "network_list_settings": Page(NETWORK),
    "network_figure": Page(NETWORK, ("=membres",)),
    "reports": Page(NETWORK),
    "report": Page(REPORTS, ("=KWILU", "=2026-Q1")),
    "report_pdf": Page(REPORTS, ("=KWILU", "=2026-Q1")),
    "report_xlsx": Page(REPORTS, ("=KWILU", "=2026-Q1")),
    "cooperative_new": Page(MAY["programme"]),
    # agreements, as each side of one
    "agreements": Page(NETWORK),
    "missions_everywhere": Page(NETWORK),
    "partnership": Page(REPORTS, ("=KWILU",)),
    "partner_new": Page(MAY["programme"]),
    "agreement_new": Page(MAY["programme"]),
    "agreement": Page(REPORTS, ("agreement",)),
    "agreement_revise": Page(MAY["programme"], ("draft_agreement",)),
    "agreement_advance": Page(MAY["programme"], ("agreement",)),
    "agreement_text": Page(REPORTS, ("agreement",)),
    "agreement_pdf": Page(REPORTS, ("agreement",)),
    "agreement_docx": Page(REPORTS, ("agreement",)),
    "article_write": Page(MAY["programme"], ("draft_agreement", "=1")),
    "agreement_attach": Page(MAY["programme"], ("agreement",)),
    "agreement_signed_copy": Page(set(), ("agreement",)),  # no file yet: tested beside the page
    "amendment_new": Page(MAY["programme"], ("agreement",)),
    "amendment_scan": Page(set(), ("agreement", "due")),  # no file yet: tested beside the page
    "agreement_readers": Page(REPORTS, ("agreement",)),
    "obligations": Page(REPORTS, ("agreement",)),
    "obligation_new": Page(MAY["partnership"], ("agreement",)),
    "obligation": Page(REPORTS, ("agreement", "obligation")),
    "obligation_plan": Page(MAY["programme"], ("agreement", "obligation")),
    "due_fulfil": Page(MAY["programme"], ("agreement", "due")),
    "due_contest": Page(MAY["partnership"] - MAY["programme"], ("agreement", "due")),
    "due_answer": Page(set(), ("agreement", "due")),  # nothing is contested on this ground
    "due_evidence": Page(set(), ("agreement", "due")),  # no file yet: tested beside the page
    "focal_points": Page(REPORTS, ("agreement",)),
    "focal_point_new": Page(MAY["programme"] | {"responsable"}, ("agreement",)),
    "focal_point_end": Page(MAY["programme"], ("agreement", "office_focal_point")),
    # what the programme owes its partner: the version in hand waits for the partner
    "deliverables": Page(NETWORK),
    "agreement_deliverables": Page(REPORTS, ("agreement",)),
    "deliverable_open": Page(MAY["programme"], ("agreement",)),
    "deliverable": Page(REPORTS, ("deliverable",)),
    "deliverable_write": Page(MAY["programme"], ("deliverable",)),
    "deliverable_part": Page(MAY["programme"], ("deliverable", "=context")),
    "deliverable_figure": Page(MAY["programme"], ("deliverable",)),
    "deliverable_excel": Page(MAY["programme"], ("deliverable",)),
    "deliverable_sheet": Page(MAY["programme"], ("deliverable",)),
    "deliverable_submit": Page(set(), ("deliverable",)),
    "deliverable_assign": Page(MAY["partnership"], ("deliverable",)),
    "deliverable_review": Page(set(), ("deliverable",)),
    "deliverable_answer": Page(set(), ("deliverable", "deliverable")),
    "deliverable_version": Page(REPORTS, ("deliverable", "=1")),
    "deliverable_records": Page(REPORTS, ("deliverable", "=1", "=summary", "=members")),
    "deliverable_changes": Page(REPORTS, ("deliverable", "=1")),
    "deliverable_observe": Page(PARTNER, ("deliverable", "=1")),
    "deliverable_decide": Page(VALIDATE, ("deliverable", "=1")),
    "deliverable_tacit": Page(set(), ("deliverable", "=1")),
    "deliverable_paper": Page(REPORTS, ("deliverable", "=1")),
    "deliverable_signed": Page(MAY["programme"] | PARTNER, ("deliverable", "=1")),
    "deliverable_signature": Page(set(), ("deliverable", "=1")),
    "deliverable_file": Page(REPORTS, ("deliverable", "=1", "=docx")),
    "results_switch": Page(VALIDATE, ("=KWILU",)),
    "public_results": Page(EVERYBODY, ("=kwilu",), public=True),
    "public_document": Page(set(), ("=kwilu", "document"), public=True),  # labelled partenaire
    "verify_deliverable": Page(set(), ("deliverable", "=1", "=wrong"), public=True),
    # a cooperative
    "cooperative": _here(AGGREGATES),
    "cooperative_edit": _here(MAY["cooperative"]),
    "cooperative_stage": _here(MAY["cooperative"]),
    "who_can_see": _here(ROWS),
    "follow_up_open": _here(MAY["cooperative"]),
    "follow_up_end": _here(MAY["cooperative"], "follow_up"),
    # members and shares
    "members": _here(ROWS),
    "members_print": _here(ROWS),
    "member_new": _here(MAY["members"]),
    "members_similar": _here(MAY["members"]),
    "member": _here(OWN, "member"),
    "member_numbered": _here(ROWS, "number"),
    "member_print": _here(OWN, "member"),
    "member_edit": _here(MAY["members"], "member"),
    "member_photo_edit": _here(MAY["members"], "member"),
    "member_photo": _here(OWN, "member"),
    "members_cards": _here(ROWS),
    "list_settings": _here(ROWS, "=members"),
    "member_status": _here(MAY["members"], "member"),
    "shares": _here(ROWS),
    "shares_subscribe": _here(MAY["members"], "member"),
    "shares_pay": _here(MAY["members"], "member"),
    "shares_existing": _here(MAY["members"], "member"),
    "shares_reverse": _here(MAY["reverse"], "member", "share"),
    "certificate": _here(OWN, "member"),
    # campaigns, deliveries
    "campaigns": _here(ROWS),
    "campaign_new": _here(MAY["prices"]),
    "campaign_close": _here(MAY["prices"], "campaign"),
    "price_new": _here(MAY["prices"], "campaign"),
    "reference": _here(ROWS),
    "reference_new": _here(MAY["prices"], "=produit"),
    "measure": _here(MAY["prices"]),
    "levels": _here(ROWS),
    "stock_count": _here(MAY["collect"]),
    "stock_counts": _here(ROWS),
    "deliveries": _here(ROWS),
    "deliveries_chosen": _here(ROWS),
    "receipts": _here(ROWS),
    "delivery_new": _here(MAY["collect"]),
    "delivery": _here(OWN, "delivery"),
    "delivery_numbered": _here(ROWS, "receipt"),
    "receipt": _here(OWN, "delivery"),
    "contests": _here(ROWS),
    "contest": _here(ROWS, "contest"),
    "contest_new": _here(MAY["collect"], "delivery"),
    "delivery_reverse": _here(MAY["reverse"], "delivery"),
    "delivery_price": _here(MAY["prices"], "delivery"),
    # money
    "treasury": _here(ROWS),
    "till_new": _here(MAY["cash"]),
    "cash_new": _here(MAY["cash"]),
    "transfer_new": _here(MAY["cash"]),
    "cash_count": _here(MAY["cash"]),
    "cash_counts": _here(ROWS),
    "movement": _here(ROWS, "payment"),
    "movement_paper": _here(OWN, "payment"),
    "movement_reverse": _here(MAY["reverse"], "payment"),
    "payments": _here(ROWS),
    "payments_done": _here(ROWS),
    "slips": _here(ROWS),
    "slips_assign": _here(MAY["cash"]),
    "payment_new": _here(MAY["cash"]),
    "advance_new": _here(MAY["cash"]),
    "claims": _here(ROWS),
    "claim_new": _here(MAY["cash"]),
    "claim_reverse": _here(MAY["reverse"], "claim"),
    "payment_list_new": _here(MAY["cash"]),
    "payment_list": _here(ROWS, "payment_list"),
    "payment_list_paper": _here(ROWS, "payment_list"),
    # accounts and the register
    "ledger": _here(ROWS),
    "ledger_result": _here(ROWS),
    "general_ledger": _here(ROWS, "=4011"),
    "close_month": _here(MAY["accounts"]),
    "rates": _here(ROWS),
    "entry_new": _here(MAY["accounts"]),
    "register": _here(ROWS),
    "entry_reverse": _here(MAY["accounts"], "entry"),
    "register_entry": _here(ROWS, "line"),
    "register_operation": _here(ROWS, "payment"),
    "to_settle": _here(ROWS),
    "settle": _here(ROWS, "flagged"),
    "register_redact": _here(set(), "line"),  # the president alone, who is no character
    # registers brought in
    "imports": _here(ROWS),
    "import_run": _here(ROWS, "run"),
    "import_columns": _here(MAY["import"], "draft"),
    "import_errors": _here(ROWS, "run_with_errors"),
    "import_drop": _here(MAY["import"], "draft", post=True),
    # training: the programme's office and the partner of the roadmap
    "training": Page(NETWORK),
    "roadmap_new": Page(MAY["training"]),
    "roadmap": Page(REPORTS, ("roadmap",)),
    "roadmap_adopt": Page(MAY["training"], ("roadmap",), post=True),
    "roadmap_version": Page(REPORTS, ("roadmap", "=1")),
    "roadmap_edit": Page(MAY["training"], ("roadmap",)),
    "roadmap_phase": Page(MAY["training"], ("roadmap",)),
    "roadmap_module": Page(set(), ("roadmap",)),  # of no phase
    "session_new": Page(set(), ("roadmap",)),  # of no module
    "training_session": Page(REPORTS, ("training_session",)),
    "session_edit": Page(MAY["training"], ("training_session",)),
    "session_people": Page(MAY["training"], ("training_session",)),
    "attendance": Page(MAY["training"], ("training_session",)),
    "sheet_paper": Page(MAY["training"], ("training_session",)),
    "sheet_lines": Page(MAY["training"], ("training_session",)),
    "presence_correct": Page(MAY["training"], ("training_session", "participant")),
    "certificates_issue": Page(MAY["training"], ("training_session",), post=True),
    "session_certificates": Page(MAY["training"], ("training_session",)),
    "training_certificate": Page(MAY["training"], ("training_certificate",)),
    "certificate_withdraw": Page(MAY["training"], ("training_certificate",)),
    "session_evaluation": Page(REPORTS, ("training_session",)),
    "session_reactions": Page(MAY["training"], ("training_session",)),
    "session_scores": Page(MAY["training"], ("training_session",)),
    "session_behaviour": Page(MAY["training"], ("training_session", "=3")),
    "trainers": Page(NETWORK),
    "certification_rule": Page(OFFICE),
    "roadmap_attach": Page(MAY["training"], ("roadmap",)),
    "agreement_training": Page(REPORTS, ("agreement",)),
    "expert_name": Page(MAY["training"]),
    "trainer_candidates": Page(MAY["training"], ("roadmap",)),
    "trainer_candidate": Page(MAY["training"], ("roadmap", "participant")),
    "learning_outcome": Page(REPORTS, ("roadmap",)),
    "visits": Page(NETWORK),
    "visit_new": Page(MAY["training"]),
    "visit": Page(REPORTS | ROWS, ("visit",)),
    "visit_record": Page(MAY["training"], ("visit",)),
    "visit_photos_add": Page(MAY["training"], ("visit",)),
    "visit_photo": Page(REPORTS | ROWS, ("visit_photo",)),
    "visit_photo_small": Page(REPORTS | ROWS, ("visit_photo",)),
    "visit_photo_remove": Page(MAY["training"], ("visit_photo",)),
    "actions": Page(NETWORK),
    "actions_about": Page(REPORTS | ROWS, ("=visit", "visit")),
    "action_new": Page(MAY["training"], ("=visit", "visit")),
    "action": Page(REPORTS | ROWS, ("action",)),
    "action_done": Page(MAY["training"] | MAY["cooperative"], ("action",), post=True),
    "action_drop": Page(MAY["training"], ("action",)),
    "cooperative_visits": _here(ROWS),
    "participants": Page(MAY["training"]),
    "participant_new": Page(MAY["training"]),
    "participant": Page(MAY["training"], ("participant",)),
    "verify_training": Page(EVERYBODY, ("training_text",), public=True),
    "training_key": Page(EVERYBODY, public=True),
    # people
    "people": Page(MAY["people"]),
    "person_new": Page(MAY["people"]),
    "grant_new": Page({"gerant"}, ("colleague",)),
    "person_password": Page({"gerant"}, ("colleague",)),
    "grant_end": Page({"gerant"}, ("grant",)),
    # telephones
    "devices": _here(MAY["devices"]),
    "device_new": _here(MAY["devices"]),
    "device": _here(MAY["devices"], "device"),
    "device_code": _here(MAY["devices"], "device", post=True),
    "device_change": _here(MAY["devices"], "device"),
    "device_revoke": _here(MAY["devices"], "device"),
    "device_file": _here(MAY["devices"]),
    "device_answer": _here(MAY["devices"], "device"),
    "device_accept": _here(MAY["devices"], "device", post=True),
    "device_refuse": _here(MAY["devices"], "device"),
}
