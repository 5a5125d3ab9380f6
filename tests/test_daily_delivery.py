"""Mail over a real SMTP server: the summary and the PDF, once for each brief, and what fails is told."""

from __future__ import annotations

import email
import os
import socket
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from briefing.daily import run, status, store
from briefing.daily.analyst import Analyst
from briefing.daily.plan import Mail, Plan, Topic
from tests.mornings import broken_links, day, folder_plan, morning, put

SENDER = "Veille <veille@exemple.fr>"


class Sink:
    """Take mails in; `answer` is what it says to a message, None to take it."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.raw: list[bytes] = []
        self.recipients: list[list[str]] = []
        self.answer: str | None = None
        self.unknown: set[str] = set()
        self.hang_up = False

    async def handle_RCPT(  # noqa: N802 - the name that aiosmtpd calls
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.unknown:
            return "550 inconnu"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        if self.answer:
            return self.answer
        assert isinstance(envelope.content, bytes)
        self.raw.append(envelope.content)
        message = email.message_from_bytes(envelope.content, policy=default)
        assert isinstance(message, EmailMessage)
        self.messages.append(message)
        self.recipients.append(envelope.rcpt_tos)
        if self.hang_up:
            assert server.transport is not None
            server.transport.close()
        return "250 OK"


def served(sink: Sink, **options: Any) -> Controller:
    # aiosmtpd asks its server at the port that it was given: it must be a number.
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    return Controller(sink, hostname="127.0.0.1", port=port, **options)


@pytest.fixture
def sink() -> Sink:
    return Sink()


@pytest.fixture
def port(sink: Sink) -> Iterator[int]:
    controller = served(sink)
    controller.start()
    yield controller.port
    controller.stop()


@pytest.fixture
def plan(tmp_path: Path, port: int) -> Plan:
    mail = Mail("127.0.0.1", SENDER, ("direction@exemple.fr",), port=port, security="none")
    made = folder_plan(tmp_path, mail=mail, url="https://notes.exemple.fr/")
    put(made, 0)
    return made


@pytest.fixture
def go(nlp: Any) -> Any:
    def start(plan: Plan, number: int = 0) -> run.Outcome:
        return run.run(plan, morning(number), analyst=Analyst(None, lambda _: nlp))

    return start


def test_a_brief_is_sent_with_its_summary_in_the_articles_words(
    plan: Plan, sink: Sink, go: Any
) -> None:
    assert go(plan).code == 0
    (message,) = sink.messages
    assert message["Subject"] == "Revue de presse, 1er mars 2026".replace(" mars", "\u00a0mars")
    assert message["To"] == "direction@exemple.fr"
    assert message["Auto-Submitted"] == "auto-generated"
    text = message.get_content()
    assert "a accusé mardi l’usine numéro 0 d’avoir caché 2 rejets toxiques" in text
    assert f"https://notes.exemple.fr/{day(0).replace('-', '/')}/revue/brief.html" in text
    assert "Extraits verbatim, sans rédaction automatique." in text


def test_the_pdf_is_attached(plan: Plan, sink: Sink, go: Any) -> None:
    topic = Topic("revue", "Revue", ("depeches",), formats=("pdf",))
    go(replace(plan, topics=(topic,)))
    (pdf,) = list(sink.messages[0].iter_attachments())
    assert pdf.get_filename() == f"revue-{day(0)}.pdf"
    stored = plan.archive / day(0).replace("-", "/") / "revue" / "brief.pdf"
    assert pdf.get_content() == stored.read_bytes()
    assert broken_links(plan.archive) == []


def test_nothing_is_sent_twice(plan: Plan, sink: Sink, go: Any) -> None:
    go(plan)
    go(plan)
    # Made anew on the same day: the brief of a day is sent once.
    put(plan, 1)
    assert go(plan).made
    assert len(sink.messages) == 1
    put(plan, 2)
    go(plan, 1)
    assert len(sink.messages) == 2
    assert len({m["Message-ID"] for m in sink.messages}) == 2
    assert "Depuis la note du 1er" in sink.messages[1].get_content()


def test_a_day_with_nothing_new_sends_nothing(plan: Plan, sink: Sink, go: Any) -> None:
    go(plan)
    go(plan, 1)
    assert len(sink.messages) == 1


def test_topics_have_recipients_of_their_own(plan: Plan, sink: Sink, go: Any) -> None:
    topic = replace(plan.topics[0], recipients=("redaction@exemple.fr", "direction@exemple.fr"))
    go(replace(plan, topics=(topic,)))
    assert sink.recipients == [["direction@exemple.fr", "redaction@exemple.fr"]]


def test_the_same_brief_makes_the_same_mail(
    tmp_path: Path, sink: Sink, plan: Plan, go: Any
) -> None:
    go(plan)
    other = replace(plan, archive=tmp_path / "b", state=tmp_path / "c")
    go(other)
    assert sink.raw[0] == sink.raw[1]


def test_a_server_that_refuses_is_told_and_asked_again(plan: Plan, sink: Sink, go: Any) -> None:
    sink.answer = "451 plus tard"
    outcome = go(plan)
    assert outcome.code == 6
    assert "refusé par le serveur (451)" in outcome.summary
    assert "Courriel à envoyer" in status.as_text(status.examine(plan, morning(0)))
    sink.answer = None
    assert go(plan).code == 0
    assert len(sink.messages) == 1


def test_a_server_that_is_not_there_leaves_the_archive_whole(plan: Plan, go: Any) -> None:
    assert plan.mail is not None
    outcome = go(replace(plan, mail=replace(plan.mail, port=1)))
    assert outcome.code == 6
    assert "serveur injoignable" in outcome.summary
    assert (plan.archive / "index.html").is_file()


def test_a_session_cut_while_sending_is_not_taken_up_again(plan: Plan, sink: Sink, go: Any) -> None:
    sink.hang_up = True
    outcome = go(plan)
    assert outcome.code == 6
    assert "peut-être parti" in outcome.summary
    sink.hang_up = False
    assert go(plan).code == 0
    assert len(sink.messages) == 1
    assert "Courriel peut-être parti" in status.as_text(status.examine(plan, morning(0)))


def test_a_run_killed_while_sending_does_not_send_again(
    plan: Plan, sink: Sink, go: Any, caplog: pytest.LogCaptureFixture
) -> None:
    go(plan)
    with store.opened(plan.state) as opened:
        opened.ledger.deliver(day(0), "revue", "sending")
    go(plan)
    assert len(sink.messages) == 1
    assert "peut-être déjà parti" in caplog.text
    caplog.clear()
    go(plan)
    assert "peut-être" not in caplog.text


def test_one_unknown_recipient_does_not_keep_the_others_waiting(
    plan: Plan, sink: Sink, go: Any, caplog: pytest.LogCaptureFixture
) -> None:
    assert plan.mail is not None
    sink.unknown = {"absent@exemple.fr"}
    both = replace(plan.mail, recipients=("absent@exemple.fr", "direction@exemple.fr"))
    assert go(replace(plan, mail=both)).code == 0
    assert sink.recipients == [["direction@exemple.fr"]]
    assert "refusé pour absent@exemple.fr" in caplog.text
    sink.unknown.add("direction@exemple.fr")
    put(plan, 1)
    assert "tous les destinataires sont refusés" in go(replace(plan, mail=both), 1).summary


def test_a_dry_run_writes_the_mail_and_sends_nothing(plan: Plan, sink: Sink, go: Any) -> None:
    assert plan.mail is not None
    go(replace(plan, mail=replace(plan.mail, dry_run=True)))
    assert sink.messages == []
    (path,) = (plan.state / "outbox").iterdir()
    written = email.message_from_bytes(path.read_bytes(), policy=default)
    assert written["From"] == SENDER


def test_a_session_that_should_be_encrypted_and_cannot_be_is_refused(
    plan: Plan, sink: Sink, go: Any
) -> None:
    assert plan.mail is not None
    outcome = go(replace(plan, mail=replace(plan.mail, security="starttls")))
    assert "ne sait pas chiffrer" in outcome.summary
    assert sink.messages == []


SECRET = "un-secret-bien-gardé"


@pytest.mark.filterwarnings("ignore:Requiring AUTH:UserWarning")
def test_the_password_comes_from_the_environment_and_is_never_told(
    plan: Plan, go: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def authenticate(
        server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any
    ) -> AuthResult:
        assert isinstance(data, LoginPassword)
        return AuthResult(success=data.password == SECRET.encode(), handled=False)

    sink = Sink()
    controller = served(
        sink, authenticator=authenticate, auth_require_tls=False, auth_required=True
    )
    controller.start()
    try:
        assert plan.mail is not None
        own = controller.port
        signed = replace(plan, mail=replace(plan.mail, port=own, user="veille", password_env="X_P"))
        monkeypatch.delenv("X_P", raising=False)
        assert "la variable X_P n’est pas définie" in go(signed).summary
        monkeypatch.setenv("X_P", SECRET + "!")
        assert "identification refusée (535)" in go(signed).summary
        monkeypatch.setenv("X_P", SECRET)
        assert go(signed).code == 0
    finally:
        controller.stop()
    assert len(sink.messages) == 1
    assert SECRET not in caplog.text
    state = b"".join(p.read_bytes() for p in plan.state.rglob("*") if p.is_file())
    assert os.environ["X_P"].encode() not in state
