"""Name in French what the model names in English."""

from __future__ import annotations

STATUS = {
    "asserted": "affirmée",
    "hedged": "soupçon ou conditionnel",
    "withdrawn": "retirée",
}
STANCE = {
    "denial": "démenti",
    "counter_accusation": "accusation en retour",
    "justification": "justification",
    "call_for_evidence": "demande de preuves",
    "warning": "mise en garde",
    "appeal": "appel",
    "acknowledgement": "reconnaissance",
    "commitment": "engagement",
    "no_comment": "pas de commentaire",
}
KIND = {
    "direct": "citation directe",
    "mixed": "citation partielle",
    "indirect": "discours rapporté",
}
DIVERGENCE = {
    "wording": "Mots différents d’une source à l’autre",
    "only": "Une seule source le rapporte",
    "status": "Statut différent d’une source à l’autre",
    "speaker": "Auteur différent d’une source à l’autre",
    "number": "Nombres différents d’une source à l’autre",
    "correction": "Rectificatif",
}
CHANGE = {
    "reference": "",
    "cut": "mots en moins",
    "changed": "mots différents",
    "reported": "discours rapporté",
}
NEWS = {
    "accusation": "Nouvelle accusation",
    "response": "Nouvelle réponse",
    "party": "Nouvel acteur",
    "parties": "Nouveaux acteurs",
    "withdrawn": "Accusation retirée",
    "denied": "Accusation démentie",
    "dropped_accusation": "Accusation qui n’est plus rapportée",
    "dropped_response": "Réponse qui n’est plus rapportée",
}
UNNAMED = "non identifié"
DOUBTFUL = 0.6
"""Confidence under which a brief writes *attribué à* before the name."""
