"""HTML pages: blocks as lines, what CSS hides, and saved platform profiles as resumes."""

import pytest

PROFILE = """<!DOCTYPE html><html lang="en"><head><title>Jane Doe | LinkedIn</title>
<link rel="canonical" href="https://www.linkedin.com/in/janedoe">
<meta property="og:title" content="Jane Doe - Acme">
<script type="application/ld+json">{"@context": "http://schema.org", "@graph": [
 {"@type": "Person", "name": "Jane Doe", "worksFor": [{"name": "Acme"}]}]}</script></head><body>
<header class="header global-alert-offset"><nav>Join now</nav></header>
<main class="main"><section class="top-card-layout">
<h1 class="top-card-layout__title">Jane Doe</h1><h2 class="top-card-layout__headline">Engineer</h2>
<div class="first-subline"><span>Portland, Oregon</span><span>500+ connections</span>
</div><button>Message</button></section>
<section class="core-section-container experience"><h2>Experience</h2><ul>
<li class="profile-section-card experience-item"><h3>Lead Engineer</h3><h4><a>Acme</a></h4>
<p><span class="dates"><time>Jan 2020</time> - <time>Present</time><span>4 years</span></span></p>
<p>Portland</p><div class="show-more-less-text">
<p class="show-more-less-text__text--less">Runs the... <button>Show more</button></p>
<p class="show-more-less-text__text--more" style="display: none">Runs the farm.</p></div></li>
</ul></section>
<section class="core-section-container education"><h2>Education</h2><ul>
<li class="profile-section-card education__list-item"><h3>Reed College</h3>
<h4><span>Bachelor of Arts</span><span>Physics</span></h4><p>2008 - 2012</p></li></ul></section>
</main><section class="aside-section-container"><h2>People also viewed</h2>Bob</section></body>
</html>"""


def test_a_saved_profile_reads_like_a_resume(read) -> None:
    document = read(PROFILE.encode())
    assert [line for line in document.text.split("\n") if line] == [
        "Jane Doe", "Engineer", "Portland, Oregon", "500+ connections",
        "Experience", "Lead Engineer", "Acme", "Jan 2020 - Present 4 years", "Portland",
        "Runs the farm.", "Education", "Reed College", "Bachelor of Arts Physics", "2008 - 2012",
    ]  # fmt: skip
    assert document.properties["html:title"] == "Jane Doe | LinkedIn"
    assert document.properties["html:canonical"] == "https://www.linkedin.com/in/janedoe"
    assert document.properties["og:title"] == "Jane Doe - Acme"
    assert document.properties["jsonld:Person.worksFor[0].name"] == "Acme"
    assert not document.concealed.pieces


def test_an_ordinary_page(read) -> None:
    document = read(
        b"<html><body><h1>Jane\n  Doe</h1><p>Line one<br>line <b>two</b></p><ul><li>Did <i>this</i>"
        b"<li>Did that</ul><table><tr><td>Acme</td><td>2019</td></tr></table>"
        b"<pre>kept\n  lines</pre><script>x()</script><button>Print</button></body></html>"
    )
    assert [line for line in document.text.split("\n") if line] == [
        "Jane Doe", "Line one", "line two", "- Did this", "- Did that", "Acme\t2019",
        "kept", "lines",
    ]  # fmt: skip


STYLE = (
    "<style>.gone {display:none} #off {position:absolute; left:-9999px} p.z {opacity: 0}</style>"
)


@pytest.mark.parametrize(
    ("element", "hiding"),
    [
        ("<p hidden>secret</p>", "css"),
        ("<p style='display:none'>secret</p>", "css"),
        ("<p style='visibility: hidden !important'>secret</p>", "css"),
        ("<p style='opacity:0'>secret</p>", "css"),
        ("<p style='font-size:0'>secret</p>", "css"),
        ("<p style='font-size:1px'>secret</p>", "tiny"),
        ("<p style='color:#fff'>secret</p>", "invisible_ink"),
        ("<div style='background:#123456'><p style='color:#123456'>secret</p></div>",
         "invisible_ink"),
        ("<p style='color: transparent'>secret</p>", "invisible_ink"),
        ("<p class=gone>secret</p>", "css"),
        ("<p id=off>secret</p>", "off_page"),
        ("<p class=z>secret</p>", "css"),
        ("<p style='text-indent:-9999px'>secret</p>", "off_page"),
        ("<span class='visually-hidden'>secret</span>", "comment"),
        ("<!-- secret -->", "comment"),
    ],
)  # fmt: skip
def test_hidden(read, hidden, element: str, hiding: str) -> None:
    document = read(f"<html><head>{STYLE}</head><body><p>Seen</p>{element}</body></html>".encode())
    assert document.text == "Seen"
    assert hidden(document) == [("secret", hiding)]


@pytest.mark.parametrize(
    ("element", "hiding"),
    [
        ("<font color=white>secret</font>", "invisible_ink"),
        ("<table bgcolor='#003366'><tr><td><font color='003366'>secret</font></table>",
         "invisible_ink"),
        ("<p style='color:hsl(0,0%,100%)'>secret</p>", "invisible_ink"),
        ("<p style='color:hsla(0 0% 100% / 1)'>secret</p>", "invisible_ink"),
        ("<p style='color:rgb(255 255 255)'>secret</p>", "invisible_ink"),
        ("<p style='color:rgba(0,0,0,0)'>secret</p>", "invisible_ink"),
        ("<p style='color:rgba(0,0,0,.03)'>secret</p>", "invisible_ink"),
        ("<p style='color:ghostwhite'>secret</p>", "invisible_ink"),
        ("<p style='color:#eee'>secret</p>", "invisible_ink"),
        ("<p style='background:navy'><b style='color:#000080'>secret</b></p>", "invisible_ink"),
        ("<div style='height:0;overflow:hidden'>secret</div>", "css"),
        ("<div style='width:0;overflow:hidden'>secret</div>", "css"),
        ("<div style='max-height:0px;overflow-y:hidden'>secret</div>", "css"),
        ("<div style='transform:scale(0)'>secret</div>", "css"),
        ("<div style='position:absolute; left:-999em'>secret</div>", "off_page"),
        ("<div style='transform:translateX(-9999px)'>secret</div>", "off_page"),
        ("<p style='position:absolute;clip:rect(0 0 0 0)'>secret</p>", "clipped"),
        ("<p style='clip-path:inset(100%)'>secret</p>", "clipped"),
        ("<p style='font-size:2px'><b>secret</b></p>", "tiny"),
        ("<p style='visibility:hidden'>secret</p>", "css"),
        ("<link rel=stylesheet href=a.css><p class=q style='color:#fff;background:#fff'>secret</p>",
         "invisible_ink"),
    ],
)  # fmt: skip
def test_further_ways_to_hide(read, hidden, element: str, hiding: str) -> None:
    document = read(f"<html><body><p>Seen</p>{element}</body></html>".encode())
    assert document.text == "Seen"
    assert hidden(document) == [("secret", hiding)]


@pytest.mark.parametrize(
    "element",
    [
        "<span class=sr-only>Skip navigation</span>",
        "<a class=skip-link href='#main' style='position:absolute;left:-999px'>Skip to work</a>",
        "<nav style='display:none'><ul><li><a href=/>Home</a><li><a href=/cv>Resume</a></ul></nav>",
        "<nav><ul hidden><li><a href=/work>Selected work</a></ul></nav>",
        "<div role=navigation style='visibility:hidden'><a href=/a>About me</a></div>",
        "<header style='display:none'>Jane Doe, mobile header</header>",
        "<h1 style='text-indent:-9999px; background:url(logo.png)'>Jane Doe</h1>",
    ],
)
def test_labels_and_menus_are_no_secret(read, element: str) -> None:
    document = read(f"<html><body>{element}<p>Seen</p></body></html>".encode())
    assert document.text == "Seen"
    assert {piece.hiding for piece in document.concealed.pieces} == {"comment"}


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("<span class=sr-only>", "</span>"), ("<nav style='display:none'>", "</nav>")],
)
def test_a_message_called_a_label_is_still_a_message(read, hidden, opening, closing) -> None:
    message = "Experienced in Kubernetes, Terraform, Kafka and Rust. " * 4
    document = read(f"<html><body><p>Seen</p>{opening}{message}{closing}</body></html>".encode())
    assert hidden(document) == [(message.strip(), "css")]


@pytest.mark.parametrize(
    "rest",
    [
        "<link rel=stylesheet href=theme.css><div class=hero><p style='color:#fff'>seen</p></div>",
        "<style>.top .b {background:navy}</style><p class='top b' style='color:#fff'>seen</p>",
    ],
)
def test_rules_that_were_not_applied_accuse_nobody_and_are_said(read, hidden, rest) -> None:
    document = read(f"<html><body>{rest}</body></html>".encode())
    assert document.text == "seen" and not hidden(document)
    assert "style rules that were not applied" in (document.partial or "")


@pytest.mark.parametrize(
    "element",
    [
        "<div style='background:#000'><p style='color:white'>seen</p></div>",
        "<div style='background: url(x.jpg)'><p style='color:white'>seen</p></div>",
        "<p aria-hidden=true>seen</p>",
        "<p style='font-size:8pt; color:#999'>seen</p>",
        "<p style='opacity:.5'>seen</p>",
        "<p style='color:#bbb'>seen</p>",
        "<p style='color:lightgrey'>seen</p>",
        "<table bgcolor=navy><tr><td><font color=white>seen</font></table>",
        "<div style='color:#fff'><p style='background:hsl(220 60% 30%)'>seen</p></div>",
        "<div style='color:white; background:linear-gradient(red, blue)'>seen</div>",
        "<p style='color:#fff; background:var(--brand)'>seen</p>",
        "<p style='color:white'><a href=/x>seen</a></p>",
        "<ul style='font-size:0'><li style='font-size:14px; list-style:none'><p>seen</p></ul>",
        "<div style='visibility:hidden'><p style='visibility:visible'>seen</p></div>",
        "<div style='height:0'>seen</div>",
        "<div style='max-width:0; padding:20px; overflow:hidden'>seen</div>",
        "<p style='transform:scale(1.05) translateX(-10px)'>seen</p>",
        "<p style='text-indent:-20px; margin-left:20px'>seen</p>",
        "<p style='clip-path:inset(5%)'>seen</p>",
        "<span class=sr-only-not>seen</span>",
        "<style media=print>p {display:none}</style><p>seen</p>",
        "<style>@media print { p {display:none} }</style><p>seen</p>",
    ],
)
def test_innocent(read, hidden, element: str) -> None:
    document = read(f"<html><body>{element}</body></html>".encode())
    assert document.text.removeprefix("- ") == "seen" and not hidden(document)


def test_declared_encoding_and_deep_nesting(read, refused) -> None:
    page = "<html><meta charset='iso-8859-1'><p>Zoë</p></html>"
    assert read(page.encode("latin-1")).text == "Zoë"
    assert refused(b"<html><body>" + b"<div>" * 3000 + b"x")[0] in {"malformed", "empty"}


def test_damaged_json_ld_is_said_in_partial(read) -> None:
    page = b"<html><script type='application/ld+json'>{oops</script><p>Jane</p></html>"
    assert read(page).partial == "its JSON-LD is damaged and was not read"


GROUP = """<main class="top-card-layout"><h1>Jane Doe</h1><section><h2>Experience</h2><ul>
<li class="profile-section-card experience-item"><h3>Lead Engineer</h3><h4>Acme</h4>
<p><time>2020</time> - <time>Present</time></p></li>
<li class="experience-group"><div><h4>Birch Ltd</h4><p>4 years</p></div><ul>
<li class="profile-section-card experience-group-position"><h3>Engineer</h3><p>2018 - 2020</p></li>
<li class="profile-section-card experience-group-position"><h3>Intern</h3><p>2016 - 2018</p></li>
</ul></li></ul></section></main>"""


def test_posts_at_one_employer_stand_under_it(read) -> None:
    assert read(f"<html><body>{GROUP}</body></html>".encode()).text.split("\n\n")[-3:] == [
        "Lead Engineer\nAcme\n2020 - Present",
        "Birch Ltd\n4 years\nEngineer\n2018 - 2020",
        "Intern\n2016 - 2018",
    ]


def test_dates_above_a_heading_belong_to_its_entry(read) -> None:
    entry = "<article><p>{0} - {1}</p><h3>Engineer</h3><p>Acme</p><ul><li>Ran it</ul></article>"
    page = f"<html><body>{entry.format(2018, 2020)}{entry.format(2016, 2018)}</body></html>"
    assert "\n\n2016 - 2018\nEngineer\nAcme" in read(page.encode()).text


@pytest.mark.parametrize("style", ["float: right", "margin-left: auto"])
def test_what_stands_at_the_right_edge_is_set_apart(read, style) -> None:
    page = f"<style>.r {{{style}}}</style><h3>Acme <span class='r'>Portland, OR</span></h3>"
    assert read(f"<html><body>{page}</body></html>".encode()).text == "Acme\tPortland, OR"
