"""Send a brief by mail, once: what is about to be sent is written down before, what was sent after."""

from __future__ import annotations

import base64
import os
import smtplib
import ssl
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, time
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from briefing.daily.catalogue import Catalogue
from briefing.daily.entries import Entry, folder_of
from briefing.daily.logs import tell, warn
from briefing.daily.pages import day_fr
from briefing.daily.plan import Mail, Plan, Topic
from briefing.daily.store import Store
from briefing.errors import BriefingError, OutputError
from briefing.rendering import labels
from briefing.rendering.typography import count
from briefing.rendering.writing import write_whole

SECONDS = 60
"""The longest wait for a mail server."""
OUTBOX = "outbox"
UNCERTAIN = "peut-être parti, il n’est pas renvoyé"
_REFUSALS = (
    smtplib.SMTPResponseException,
    smtplib.SMTPRecipientsRefused,
    smtplib.SMTPNotSupportedError,
)
"""What a server says when it has not taken a message."""
_NAMESPACE = uuid.UUID("b1ef1a60-0000-5000-8000-00000000a117")


class DeliveryError(OutputError):
    """Report a mail that could not be sent; the next run tries again, unless it may have arrived."""

    def __init__(self, message: str, *, uncertain: bool = False) -> None:
        self.uncertain = uncertain
        super().__init__(message)


def send_due(plan: Plan, store: Store, faults: list[BriefingError]) -> None:
    """Send the mails that are due; one that fails is due again at the next run."""
    if plan.mail is None:
        return
    for day, name in store.ledger.deliveries("sending", untold=True):
        warn(
            f"{day}, {name} : courriel peut-être déjà parti, il n’est pas renvoyé",
            event="mail", day=day, topic=name,
        )  # fmt: skip
        store.ledger.deliver(day, name, "sending", UNCERTAIN)
    topics = {topic.name: topic for topic in plan.topics}
    for day, name in store.ledger.deliveries("due"):
        entry = Catalogue(store.connection).entry(day, name)
        if name not in topics or entry is None:
            continue
        try:
            _send(plan, plan.mail, topics[name], entry, store)
        except DeliveryError as fault:
            if not fault.uncertain:
                store.ledger.deliver(day, name, "due", str(fault))
            faults.append(fault)
            warn(str(fault), event="mail", day=day, topic=name)


def _send(plan: Plan, mail: Mail, topic: Topic, entry: Entry, store: Store) -> None:
    recipients = list(dict.fromkeys((*mail.recipients, *topic.recipients)))
    if not recipients:
        store.ledger.deliver(entry.day, topic.name, "sent", "aucun destinataire")
        return
    message = compose(plan, mail, recipients, entry)
    if mail.dry_run:
        path = plan.state / OUTBOX / f"{entry.day}-{topic.name}.eml"
        write_whole(path, message.as_bytes())
        store.ledger.deliver(entry.day, topic.name, "sent", "essai à blanc")
        tell(f"courriel écrit sans être envoyé : {path}", event="mail", topic=topic.name)
        return
    with _session(mail) as session:
        # From here on a killed run cannot know whether the server took the message.
        store.ledger.deliver(entry.day, topic.name, "sending")
        try:
            refused = session.send_message(message)
        except _REFUSALS as error:
            raise _failed(mail, error) from error
        except (OSError, smtplib.SMTPException) as error:
            store.ledger.deliver(entry.day, topic.name, "sending", UNCERTAIN)
            told = f"courriel : {mail.host} : coupé pendant l’envoi — {UNCERTAIN}"
            raise DeliveryError(told, uncertain=True) from error
    store.ledger.deliver(entry.day, topic.name, "sent")
    for address in sorted(refused):
        warn(f"courriel refusé pour {address}", event="mail", topic=topic.name)
    tell(
        f"{entry.day}, {topic.name} : courriel envoyé", event="mail", day=entry.day,
        topic=topic.name, recipients=len(recipients) - len(refused),
    )  # fmt: skip


@contextmanager
def _session(mail: Mail) -> Iterator[smtplib.SMTP]:
    """Open a session with the mail server, encrypted and signed in as the settings say.

    Raises:
        DeliveryError: the server cannot be reached or refuses.
    """
    password = os.environ.get(mail.password_env)
    if mail.user and password is None:
        raise DeliveryError(f"courriel : la variable {mail.password_env} n’est pas définie")
    context = ssl.create_default_context()
    try:
        if mail.security == "tls":
            session: smtplib.SMTP = smtplib.SMTP_SSL(
                mail.host, mail.port, timeout=SECONDS, context=context
            )
        else:
            session = smtplib.SMTP(mail.host, mail.port, timeout=SECONDS)
    except (OSError, smtplib.SMTPException) as error:
        raise _failed(mail, error) from error
    try:
        if mail.security == "starttls":
            session.starttls(context=context)
        if mail.user and password is not None:
            _sign_in(session, mail.user, password)
    except (OSError, smtplib.SMTPException) as error:
        session.close()
        raise _failed(mail, error) from error
    try:
        yield session
    finally:
        _leave(session)


def _sign_in(session: smtplib.SMTP, user: str, password: str) -> None:
    """Sign in; smtplib knows ASCII only, the standard (RFC 4616) says UTF-8."""
    if (user + password).isascii():
        session.login(user, password)
        return
    session.ehlo_or_helo_if_needed()
    words = base64.b64encode(f"\0{user}\0{password}".encode()).decode()
    code, said = session.docmd("AUTH", f"PLAIN {words}")
    if code != 235:
        raise smtplib.SMTPAuthenticationError(code, said)


def _leave(session: smtplib.SMTP) -> None:
    """Say goodbye; a server that has gone before us has its message all the same."""
    try:
        session.quit()
    except (OSError, smtplib.SMTPException):
        session.close()


def _failed(mail: Mail, error: Exception) -> DeliveryError:
    """Tell what a server said, without what it may repeat of our password."""
    if isinstance(error, smtplib.SMTPAuthenticationError):
        reason = (
            f"identification refusée ({error.smtp_code}) — vérifier mail.user et le mot de passe"
        )
    elif isinstance(error, smtplib.SMTPResponseException):
        reason = f"refusé par le serveur ({error.smtp_code})"
    elif isinstance(error, smtplib.SMTPRecipientsRefused):
        reason = f"tous les destinataires sont refusés ({', '.join(sorted(error.recipients))})"
    elif isinstance(error, smtplib.SMTPNotSupportedError):
        reason = "le serveur ne sait pas chiffrer ou identifier — vérifier mail.security"
    elif isinstance(error, ssl.SSLError):
        reason = "certificat ou chiffrement refusé — vérifier mail.host et mail.security"
    else:
        reason = f"serveur injoignable ou coupé ({type(error).__name__})"
    return DeliveryError(f"courriel : {mail.host} : {reason}")


# ---------------------------------------------------------------- the message


def compose(plan: Plan, mail: Mail, recipients: list[str], entry: Entry) -> EmailMessage:
    """Return the message of a brief: its summary in the articles' words, and the PDF.

    The same brief makes the same bytes, so that a server may tell a second copy by its Message-ID.
    """
    content = entry.content
    message = EmailMessage()
    message["Subject"] = f"{content['title']}, {day_fr(entry.day)}"
    message["From"] = mail.sender
    message["To"] = ", ".join(recipients)
    message["Date"] = format_datetime(
        datetime.combine(date.fromisoformat(entry.day), time(0), ZoneInfo(plan.timezone))
    )
    domain = Address(addr_spec=_bare(mail.sender)).domain or "briefing.invalid"
    name = uuid.uuid5(_NAMESPACE, f"{plan.archive_title}\n{entry.topic}\n{entry.day}").hex
    message["Message-ID"] = f"<{name}@{domain}>"
    # Robots that answer (holidays) leave such messages alone.
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(body(plan, entry), cte="quoted-printable")
    folder = plan.archive / folder_of(entry.day, entry.topic)
    if mail.attach_pdf and "brief.pdf" in content["files"]:
        message.add_attachment(
            _bytes(folder / "brief.pdf"), maintype="application", subtype="pdf",
            filename=f"{entry.topic}-{entry.day}.pdf",
        )  # fmt: skip
    _fix_boundary(message, name)
    return message


def body(plan: Plan, entry: Entry) -> str:
    """Return the text of a message."""
    content = entry.content
    counts = content["counts"]
    lines = [content["title"], day_fr(entry.day, weekday=True), ""]
    told = [count(counts["articles"], "article")]
    told += [
        count(counts[key], noun)
        for key, noun in (("accusations", "accusation"), ("responses", "réponse"), ("quotes", "citation"))
        if counts[key]
    ]  # fmt: skip
    lines += [" · ".join(told), ""]
    if len(content["dossiers"]) > 1:
        lines += ["Affaires :", *(f"- {d['title']}" for d in content["dossiers"]), ""]
    if content["news"]:
        lines += _told(content["news"])
    if content["summary"]:
        lines += ["L’essentiel :"]
        lines += [f"- {s['text']} [{s['source']}]" for s in content["summary"]] + [""]
    lines += ["Sources :"]
    lines += [f"[{s['number']}] {_source(s)}" for s in content["sources"]]
    if plan.url:
        lines += ["", f"Note complète : {plan.url}{folder_of(entry.day, entry.topic)}/brief.html"]
    lines += ["", "Extraits verbatim, sans rédaction automatique."]
    return "\n".join(lines) + "\n"


_NEW = {
    "withdrawn": "retirée depuis",
    "denied": "démentie depuis",
    "accusation": "accusation nouvelle",
    "response": "réponse nouvelle",
}


def _told(news: Mapping[str, Any]) -> list[str]:
    """Return the lines that say what is new."""
    since = f"du {day_fr(news['since'])}" if news["since"] else "précédente"
    if not news["items"]:
        return [f"Ni accusation, ni réponse, ni acteur nouveau depuis la note {since}.", ""]
    lines = [f"Depuis la note {since} :"]
    for item in (item for item in news["items"] if item["kind"] != "party"):
        sides = [item["names"] or labels.UNNAMED]
        if item["kind"] != "response":
            sides.append(item["against"] or labels.UNNAMED)
        said = f" : « {item['text']} »" if item["text"] else ""
        lines.append(f"- {_NEW[item['change'] or item['kind']]} : {' → '.join(sides)}{said}")
    parties = [item["names"] for item in news["items"] if item["kind"] == "party"]
    if parties:
        lines.append(f"- acteurs nouveaux : {', '.join(parties)}")
    return [*lines, ""]


def _source(source: dict[str, Any]) -> str:
    parts = [source["title"] or source["name"], source["outlet"], source["url"]]
    return ", ".join(part for part in parts if part)


def _bare(sender: str) -> str:
    """Return the address in « Veille <veille@exemple.fr> »."""
    return sender.rpartition("<")[2].rstrip("> ")


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise DeliveryError(f"courriel : {path} : {error.strerror or error}") from error


def _fix_boundary(message: EmailMessage, name: str) -> None:
    """Set the mark between parts, which Python draws at random."""
    if message.is_multipart():
        message.set_boundary(f"=={name}==")
