"""Feeds over real HTTP: each kind of answer a server may give, what is remembered of it, what is told."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefing.daily import collecting, pages_read, status, store
from briefing.daily.collected import Collected
from briefing.daily.plan import Network, Plan, Source, Topic
from briefing.daily.store import Store
from briefing.daily.web import Web
from briefing.reading.fetch import FetchError
from tests.mornings import Answer, Site, day, feed, folder_plan, morning, rss, site, text, title

RSS = {"Content-Type": "application/rss+xml"}


@pytest.fixture
def web() -> Iterator[Site]:
    with site() as served:
        yield served


@pytest.fixture
def plan(tmp_path: Path, web: Site) -> Plan:
    return folder_plan(
        tmp_path,
        sources=(Source("phare", "feed", web.url + "/rss"),),
        topics=(Topic("revue", "Revue", ("phare",)),),
    )


def collect(plan: Plan, number: int = 0) -> Collected:
    with store.opened(plan.state) as opened:
        (found,) = collecting.collect(plan, opened, day(number), morning(number))
    return found


def articles(plan: Plan, number: int = 0) -> list[Any]:
    with store.opened(plan.state) as opened:
        found = opened.inputs.of_day(day(number), [s.name for s in plan.sources])
        stored = [opened.inputs.article(n) for _, n in found]
    return sorted((pair[0] for pair in stored if pair), key=lambda a: a.url or a.text)


def standing(plan: Plan, number: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = status.examine(plan, morning(number))["sources"][0]
    return found


def entry(web: Site, number: int, words: str = "") -> tuple[str, str, str]:
    """Serve an article's page; return its entry in a feed."""
    return web.page(f"/a/{number}", number), title(number), words


def feed_only(plan: Plan) -> Plan:
    """Return the plan with the feed's own texts."""
    return replace(plan, sources=(replace(plan.sources[0], full_text=False),))


# ---- what is taken


def test_the_full_text_of_an_entry_is_read_by_its_link(plan: Plan, web: Site) -> None:
    web.routes["/rss"] = feed(entry(web, 1, "Un chapeau."), entry(web, 2))
    assert collect(plan).new == 2
    first, _ = articles(plan)
    assert "toute la lumière sur ces 3 rejets" in first.text
    assert "Accueil" not in first.text
    assert (first.title, first.outlet, first.url) == (title(1), "Le Phare", web.url + "/a/1")


def test_the_feeds_own_text_is_taken_where_the_settings_say_so(plan: Plan, web: Site) -> None:
    web.routes["/rss"] = feed((web.url + "/a/1", title(1), text(1)))
    assert collect(feed_only(plan)).new == 1
    assert "/a/1" not in web.paths()


def test_a_page_behind_a_paywall_yields_to_the_feeds_longer_text(plan: Plan, web: Site) -> None:
    web.routes["/a/1"] = Answer(
        b"<html><body><article><p>Cet article est r\xc3\xa9serv\xc3\xa9 aux abonn\xc3\xa9s du journal.</p></article></body></html>",
        headers={"Content-Type": "text/html; charset=utf-8"},
    )
    web.routes["/rss"] = feed((web.url + "/a/1", title(1), text(1)))
    assert collect(plan).new == 1
    assert "toute la lumière" in articles(plan)[0].text


def test_a_known_entry_is_not_asked_for_again(plan: Plan, web: Site) -> None:
    web.routes["/rss"] = feed(entry(web, 1))
    collect(plan, 0)
    web.asked.clear()
    web.routes["/rss"] = feed(entry(web, 1), entry(web, 2))
    assert collect(plan, 1).new == 1
    assert "/a/1" not in web.paths()
    assert [a.url for a in articles(plan, 1)] == [web.url + "/a/2"]


def test_a_relative_link_counts_from_the_feed(plan: Plan, web: Site) -> None:
    web.page("/a/1", 1)
    web.routes["/rss"] = feed(("a/1", title(1), ""))
    assert collect(plan).new == 1
    assert articles(plan)[0].url == web.url + "/a/1"


def test_an_entry_in_another_language_is_passed_over_quietly(plan: Plan, web: Site) -> None:
    english = "The report of the minister was not published and it will not be, they said. " * 3
    web.routes["/rss"] = feed((web.url + "/en", "Report", english), ("", "", text(1)))
    found = collect(feed_only(plan))
    assert (found.new, found.failures) == (1, ())
    web.asked.clear()
    assert collect(feed_only(plan), 1).new == 0


def test_a_list_of_links_is_read(plan: Plan, web: Site, tmp_path: Path) -> None:
    listed = tmp_path / "liens.txt"
    listed.write_text(f"# à lire\n{web.page('/a/1', 1)}\n\n{web.url}/absent\n", encoding="utf-8")
    links = replace(plan, sources=(Source("liens", "links", str(listed)),))
    found = collect(links)
    assert found.new == 1
    assert [str(f).split(" : ", 1)[1] for f in found.failures] == [
        f"{web.url}/absent : réponse 404 du serveur — vérifier l’adresse"
    ]
    assert collect(links, 1).failures == ()


# ---- conditional requests


def test_an_unchanged_feed_is_not_sent_again(plan: Plan, web: Site) -> None:
    def conditional(request: Any) -> Answer:
        if request.headers["If-None-Match"] == '"v1"':
            return Answer(status=304)
        return feed(entry(web, 1), ETag='"v1"', Last_Modified="Sun, 01 Mar 2026 05:00:00 GMT")

    web.routes["/rss"] = conditional
    assert collect(plan, 0).new == 1
    again = collect(plan, 1)
    assert (again.new, again.unchanged, again.failures) == (0, True, ())
    sent = web.asked[-1][1]
    assert (sent["If-None-Match"], sent["If-Modified-Since"]) == (
        '"v1"',
        "Sun, 01 Mar 2026 05:00:00 GMT",
    )


def test_the_etag_is_kept_only_when_all_entries_are(
    plan: Plan, web: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    web.routes["/rss"] = feed(entry(web, 1), entry(web, 2), ETag='"v1"')
    real = Web.get

    def killed(self: Web, url: str, **options: Any) -> Any:
        if url.endswith("/a/2"):
            raise KeyboardInterrupt
        return real(self, url, **options)

    with monkeypatch.context() as patched:
        patched.setattr(Web, "get", killed)
        with pytest.raises(KeyboardInterrupt):
            collect(plan)
    assert collect(plan).new == 1
    assert "If-None-Match" not in next(h for p, h in reversed(web.asked) if p == "/rss")
    assert len(articles(plan)) == 2


# ---- feeds that move, go or fail


def test_a_feed_that_moved_for_good_is_followed_and_told(plan: Plan, web: Site) -> None:
    web.routes["/rss"] = Answer(status=301, headers={"Location": "/neuf"})
    web.routes["/neuf"] = feed(entry(web, 1))
    found = collect(plan)
    assert found.new == 1
    assert "a déménagé" in found.notes[0]
    web.asked.clear()
    assert collect(plan, 1).notes == ()
    assert "/rss" not in web.paths()
    assert standing(plan)["moved"] == web.url + "/neuf"
    # The new place fails: the old one is asked again.
    del web.routes["/neuf"]
    collect(plan, 2)
    web.routes["/rss"] = feed(entry(web, 2))
    assert collect(plan, 3).new == 1


def test_a_feed_that_moved_for_now_is_followed_and_not_told(plan: Plan, web: Site) -> None:
    web.routes["/rss"] = Answer(status=302, headers={"Location": "/ailleurs"})
    web.routes["/ailleurs"] = feed(entry(web, 1))
    found = collect(plan)
    assert (found.new, found.notes) == (1, ())
    assert standing(plan)["moved"] is None


def test_a_missing_feed_is_counted_until_it_is_in_trouble(plan: Plan, web: Site) -> None:
    for number in range(3):
        found = collect(plan, number)
        assert found.unreachable
        assert "réponse 404 du serveur" in str(found.failures[0])
        assert standing(plan)["state"] == ("trouble" if number == 2 else "failing")
    web.routes["/rss"] = feed(entry(web, 1))
    assert collect(plan, 3).new == 1
    assert standing(plan)["state"] == "good"


def test_a_feed_that_is_gone_is_asked_no_more(plan: Plan, web: Site) -> None:
    web.routes["/rss"] = Answer(status=410)
    assert "n’existe plus (410)" in str(collect(plan, 0).failures[0])
    web.asked.clear()
    again = collect(plan, 1)
    assert (again.failures, web.asked) == ((), [])
    found = status.examine(plan, morning(1))
    assert found["sources"][0]["state"] == "gone"
    assert "disparue, plus demandée" in status.as_text(found)
    # At another address it is another feed.
    moved = replace(plan, sources=(replace(plan.sources[0], place=web.url + "/neuf"),))
    web.routes["/neuf"] = feed(entry(web, 1))
    assert collect(moved, 2).new == 1


def test_a_busy_server_is_asked_again_in_the_same_run(plan: Plan, web: Site) -> None:
    answers = [Answer(status=503, headers={"Retry-After": "0"}), feed(entry(web, 1))]
    web.routes["/rss"] = lambda _: answers.pop(0)
    assert collect(plan).new == 1


def test_a_server_in_error_is_named_and_the_others_go_on(plan: Plan, web: Site) -> None:
    web.routes["/rss"] = Answer(status=500)
    web.routes["/autre"] = feed(entry(web, 1))
    both = replace(plan, sources=(*plan.sources, Source("vigie", "feed", web.url + "/autre")))
    with store.opened(both.state) as opened:
        first, second = collecting.collect(both, opened, day(0), morning(0))
    assert "réponse 500 du serveur" in str(first.failures[0])
    assert second.new == 1
    assert web.paths().count("/rss") == 2


# ---- bad answers


def slow(web: Site) -> Answer:
    return replace(feed(), pause=1.6)


def truncated(web: Site) -> Answer:
    whole = rss((web.url + "/x", title(1), text(1)))
    return Answer(whole.encode()[:150], headers=RSS, length=len(whole.encode()))


def huge(web: Site) -> Answer:
    return Answer(rss(("", "", "mot " * 100_000)).encode(), headers=RSS)


def bomb(web: Site) -> Answer:
    packed = gzip.compress(b" " * 50_000_000)
    return Answer(packed, headers=RSS | {"Content-Encoding": "gzip"})


def page(web: Site) -> Answer:
    return Answer(b"<!DOCTYPE html><html><body><p>Page d'accueil</p></body></html>", headers=RSS)


def binary(web: Site) -> Answer:
    return Answer(b"\x89PNG\r\n\x1a\n\x00\x00", headers=RSS)


def empty(web: Site) -> Answer:
    return Answer(b"", headers=RSS)


def circle(web: Site) -> Answer:
    return Answer(status=302, headers={"Location": "/rss"})


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (slow, "pas de réponse à temps"),
        (truncated, "réponse interrompue"),
        (huge, "plus de 0,2 Mo"),
        (bomb, "plus de 0,2 Mo"),
        (page, "ni du RSS ni de l’Atom"),
        (binary, "une image"),
        (empty, "ni du RSS ni de l’Atom"),
        (circle, "redirections"),
    ],
)
def test_an_answer_that_is_no_feed_is_told_and_nothing_is_taken(
    plan: Plan, web: Site, make: Any, told: str
) -> None:
    web.routes["/rss"] = make(web)
    found = collect(plan)
    assert found.unreachable
    assert told in str(found.failures[0])
    assert articles(plan) == []


def test_a_malformed_feed_gives_the_entries_that_can_be_read(plan: Plan, web: Site) -> None:
    whole = rss(("", title(1), text(1)), ("", title(2), text(2)))
    web.routes["/rss"] = Answer(
        whole.replace("</channel></rss>", "<item><tit").encode(), headers=RSS
    )
    found = collect(feed_only(plan))
    assert found.new == 2
    assert found.notes[0].startswith("flux mal formé")


@pytest.mark.parametrize(
    ("declared", "header", "real"),
    [
        ("utf-8", "iso-8859-1", "utf-8"),
        ("iso-8859-1", "utf-8", "utf-8"),
        ("utf-8", "utf-8", "cp1252"),
        ("utf-8", "windows-1252", "cp1252"),
        ("iso-8859-15", "iso-8859-15", "iso-8859-15"),
        ("utf-16", "utf-16", "utf-16"),
    ],
)
def test_a_wrong_charset_costs_no_letter(
    plan: Plan, web: Site, declared: str, header: str, real: str
) -> None:
    words = rss(("", title(1), text(1))).replace("’", "'").replace("'utf-8'", f"'{declared}'")
    web.routes["/rss"] = Answer(
        words.encode(real), headers={"Content-Type": f"application/rss+xml; charset={header}"}
    )
    assert collect(feed_only(plan)).new == 1
    (found,) = articles(plan)
    assert "« Nous demandons toute la lumière" in found.text


def test_entities_of_a_feed_read_no_file(plan: Plan, web: Site, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("mot de passe", encoding="utf-8")
    evil = (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>'
        f"<rss><channel><item><description>{text(1)} &x;</description></item></channel></rss>"
    )
    web.routes["/rss"] = Answer(evil.encode(), headers=RSS)
    collect(feed_only(plan))
    assert all("mot de passe" not in a.text for a in articles(plan))


# ---- pages that fail


def test_a_page_in_trouble_waits_for_the_next_run(plan: Plan, web: Site) -> None:
    web.routes["/rss"] = feed(entry(web, 1), ETag='"v1"')
    good = web.routes["/a/1"]
    web.routes["/a/1"] = Answer(status=500)
    found = collect(plan, 0)
    assert (found.new, found.waiting, found.failures) == (0, 1, ())
    web.routes["/rss"] = Answer(status=304)
    web.routes["/a/1"] = good
    assert collect(plan, 1).new == 1
    assert len(articles(plan, 1)) == 1


def test_a_page_that_stays_in_trouble_yields_to_the_feeds_text(plan: Plan, web: Site) -> None:
    web.routes["/rss"] = feed((web.url + "/a/1", title(1), text(1)))
    web.routes["/a/1"] = Answer(status=500)
    # A day counts once, however many runs it has.
    news = [collect(plan, number).new for number in (0, 0, 0, 1, 2, 3)]
    assert news == [0, 0, 0, 0, 1, 0]
    assert "toute la lumière" in articles(plan, 2)[0].text


def test_a_page_that_is_not_there_and_has_no_text_is_told_once(plan: Plan, web: Site) -> None:
    web.routes["/rss"] = feed((web.url + "/absent", title(1), ""))
    (failure,) = collect(plan, 0).failures
    assert "réponse 404" in str(failure)
    assert collect(plan, 1).failures == ()


def test_a_page_that_defeats_the_reading_costs_the_others_nothing(
    plan: Plan, web: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = pages_read.page

    def fail(entry: Any, link: str, *rest: Any) -> Any:
        if link.endswith("/a/1"):
            raise IndexError(entry.title)
        return real(entry, link, *rest)

    monkeypatch.setattr(pages_read, "page", fail)
    web.routes["/rss"] = feed(entry(web, 1), entry(web, 2))
    found = collect(plan)
    assert found.new == 1
    assert "erreur interne (IndexError" in str(found.failures[0])
    assert collect(plan, 1).failures == ()


def test_pages_beyond_a_runs_measure_wait(plan: Plan, web: Site) -> None:
    web.routes["/rss"] = feed(*(entry(web, n) for n in range(1, 6)), ETag='"v1"')
    few = replace(plan, network=replace(plan.network, max_pages=2))
    assert (collect(few, 0).new, collect(few, 1).new, collect(few, 2).new) == (2, 2, 1)


# ---- manners


def test_we_say_who_we_are(plan: Plan, web: Site) -> None:
    web.routes["/rss"] = feed()
    collect(replace(plan, network=replace(plan.network, contact="veille@exemple.fr")))
    agent = web.asked[-1][1]["User-Agent"]
    assert agent.startswith("briefing/")
    assert "veille@exemple.fr" in agent


def test_robots_txt_is_heeded(plan: Plan, web: Site) -> None:
    web.routes["/robots.txt"] = Answer(b"User-agent: briefing\nDisallow: /a/\n")
    web.routes["/rss"] = feed(entry(web, 1))
    (failure,) = collect(plan).failures
    assert "robots.txt" in str(failure)
    assert "/a/1" not in web.paths()
    assert web.paths().count("/robots.txt") == 1


def test_robots_txt_in_trouble_puts_off(plan: Plan, web: Site) -> None:
    web.routes["/robots.txt"] = Answer(status=500)
    web.routes["/rss"] = feed(entry(web, 1))
    assert collect(plan).unreachable
    assert "/rss" not in web.paths()


def test_robots_txt_may_be_passed_over_on_ones_own_servers(plan: Plan, web: Site) -> None:
    web.routes["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /\n")
    web.routes["/rss"] = feed(entry(web, 1))
    own = replace(plan, network=replace(plan.network, robots=False))
    assert collect(own).new == 1


def test_addresses_of_ones_own_network_are_refused_unless_allowed(plan: Plan, web: Site) -> None:
    web.routes["/rss"] = feed(entry(web, 1))
    closed = replace(plan, network=replace(plan.network, private_addresses=False))
    found = collect(closed)
    assert found.unreachable
    assert "réseau interne" in str(found.failures[0])
    assert "network.private_addresses" in str(found.failures[0])
    assert web.asked == []


def test_a_host_is_left_in_peace_between_two_pages(web: Site) -> None:
    now, slept = [0.0], []

    def sleep(seconds: float) -> None:
        slept.append(round(seconds, 3))
        now[0] += seconds

    asking = Web(
        Network(delay=2, retries=2, back_off=1, private_addresses=True, robots=False),
        sleep=sleep,
        clock=lambda: now[0],
    )
    web.page("/a/1", 1)
    asking.get(web.url + "/a/1")
    asking.get(web.url + "/a/1")
    assert slept == [2.0]
    web.routes["/b"] = Answer(status=503)
    assert asking.get(web.url + "/b").status == 503
    # Back-off doubles; a host's pause goes on top where the back-off was shorter.
    assert slept == [2.0, 2.0, 1.0, 1.0, 2.0]
    web.routes["/c"] = Answer(status=429, headers={"Retry-After": "9000"})
    slept.clear()
    asking.get(web.url + "/c")
    assert max(slept) == 60.0


def test_no_connection_is_a_sentence(web: Site) -> None:
    asking = Web(Network(retries=0, robots=False, private_addresses=True, timeout=1))
    with pytest.raises(FetchError, match="connexion refusée"):
        asking.get("http://127.0.0.1:1/")


def test_one_article_in_two_feeds_is_read_once_and_belongs_to_both_topics(
    plan: Plan, web: Site
) -> None:
    web.routes["/rss"] = feed(entry(web, 1))
    web.routes["/autre"] = feed(entry(web, 1))
    both = replace(plan, sources=(*plan.sources, Source("vigie", "feed", web.url + "/autre")))

    def of(opened: Store, name: str) -> int:
        return len(opened.inputs.of_day(day(0), [name]))

    with store.opened(both.state) as opened:
        collecting.collect(both, opened, day(0), morning(0))
        assert (of(opened, "phare"), of(opened, "vigie")) == (1, 1)
    assert web.paths().count("/a/1") == 1
