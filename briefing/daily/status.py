"""Say how the daily runs stand: the last ones, the sources in trouble, what is due."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from briefing.daily import store
from briefing.daily.clock import next_due
from briefing.daily.plan import Plan

LABELS = {
    0: "fait",
    1: "erreur interne",
    2: "réglages",
    3: "partiel",
    4: "aucun article",
    5: "déjà en cours",
    6: "écriture impossible",
}


def examine(plan: Plan, now: datetime) -> dict[str, Any]:
    """Return the standing as plain values; nothing is written."""
    found: dict[str, Any] = {
        "archive": str(plan.archive),
        "state": str(plan.state),
        "next_due": next_due(now, plan.at).isoformat(),
        "runs": [],
        "sources": [],
        "topics": [],
        "mails_uncertain": [],
        "mails_due": [],
    }
    if not (plan.state / store.FILE_NAME).exists():
        return found
    with store.opened(plan.state, read_only=True) as opened:
        found["runs"] = [
            {"id": r.id, "day": r.day, "started": r.started, "code": r.code, "summary": r.summary}
            for r in opened.ledger.runs(7)
        ]
        for source in plan.sources:
            state = opened.inputs.source(source.name, source.place)
            found["sources"].append(
                {
                    "name": source.name,
                    "state": _state(state.gone, state.failures, plan.trouble_after),
                    "failures": state.failures,
                    "reason": state.reason,
                    "moved": state.moved,
                    "last_good": state.last_good,
                    "waiting": len(opened.inputs.waiting(source.name)),
                }
            )
        for topic in plan.topics:
            latest = opened.ledger.latest(topic.name, "9999")
            found["topics"].append({"name": topic.name, "latest": latest})
        found["mails_due"] = opened.ledger.deliveries("due")
        found["mails_uncertain"] = opened.ledger.deliveries("sending")
    return found


def _state(gone: bool, failures: int, trouble_after: int) -> str:
    if gone:
        return "gone"
    if failures >= trouble_after:
        return "trouble"
    return "failing" if failures else "good"


def as_text(found: dict[str, Any]) -> str:
    """Return the standing for people."""
    lines = ["Derniers passages"]
    for run in found["runs"]:
        told = "interrompu" if run["code"] is None else LABELS.get(run["code"], str(run["code"]))
        lines.append(f"  {run['started'][:16].replace('T', ' ')}  {told}  {run['summary'] or ''}")
    if not found["runs"]:
        lines.append("  aucun")
    lines.append("Sujets")
    for topic in found["topics"]:
        lines.append(f"  {topic['name']} : dernière note {topic['latest'] or 'aucune'}")
    bad = [s for s in found["sources"] if s["state"] != "good"]
    lines.append("Sources en difficulté" if bad else "Sources : toutes en ordre")
    for source in bad:
        times = f"{source['failures']} échec{'s' if source['failures'] > 1 else ''} de suite"
        told = "disparue, plus demandée" if source["state"] == "gone" else times
        good = f" ; bonne le {source['last_good'][:10]}" if source["last_good"] else ""
        lines.append(f"  {source['name']} : {told} ; {source['reason']}{good}")
    for source in found["sources"]:
        if source["moved"]:
            lines.append(f"  {source['name']} : a déménagé, {source['moved']}")
        if source["waiting"]:
            lines.append(f"  {source['name']} : {source['waiting']} page(s) en attente")
    for day, topic in found["mails_uncertain"]:
        lines.append(
            f"Courriel peut-être parti : {day}, {topic} (passage interrompu pendant l’envoi)"
        )
    for day, topic in found["mails_due"]:
        lines.append(f"Courriel à envoyer : {day}, {topic}")
    lines.append(f"Prochain passage : {found['next_due'][:16].replace('T', ' ')}")
    lines.append(f"Archive : {found['archive']}")
    lines.append(f"État : {found['state']}")
    return "\n".join(lines) + "\n"
