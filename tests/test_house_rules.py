"""The rules of style.md that a machine can hold. Each rule is a function from files to faults,
and each was seen red with the planted fault that stands beside it."""

import ast
import re
from pathlib import Path

import pytest
import tinycss2
from django.apps import apps
from django.conf import settings
from django.db import models

ROOT: Path = settings.ROOT
CONTENT = ROOT / "content"
STYLES = ROOT / "static" / "css"
TEMPLATES = ROOT / "templates"

ROOMS = (
    {"models"},
    {"documents"},
    {"markup"},
    {"compose"},
    {"checks"},
    {"publishing"},
    {"outputs"},
    {"search", "sharing"},
    {"serving"},
    {"views", "urls", "admin", "management", "fixtures", "templatetags", "styleguide", "apps"},
)
"""The line of style.md. What stands beside one another in the last rooms may import one another."""

PUBLIC_MODELS = {"Edition", "Redirect"}
"""What outputs, search, sharing and serving may see of the models: what was published."""

PHYSICAL = re.compile(r"(^|-)(left|right|top|bottom)(-|$)|^(min-|max-)?(width|height)$")
ON_PICTURES = re.compile(
    r"\b(svg|img|picture)\b|__(mark|picture|mark-ring)\b|^\.qr|chart|plot|figure"
)
RAW_COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(rgba?|hsla?|oklch|oklab|lch|lab|hwb)\(")
HAS_RAW_COLOURS = {"tokens.css", "print.css", "admin.css"}


def python_files(folder):
    return [path for path in sorted(folder.rglob("*.py")) if "migrations" not in path.parts]


def room_of(module):
    return next((rank for rank, names in enumerate(ROOMS) if module in names), None)


def imports_of(path, source):
    """Every name that a file of content/ imports from content/: (room, name)."""
    package = ["content", *path.relative_to(CONTENT).parts[:-1]]
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            parts = [*base, *(node.module.split(".") if node.module else [])]
            if parts[:1] == ["content"]:
                for alias in node.names:
                    yield (parts[1] if len(parts) > 1 else alias.name), alias.name
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.startswith("content."):
                    yield alias.name.split(".")[1], ""


def find_upward_imports(path, source):
    own = path.relative_to(CONTENT).parts[0].removesuffix(".py")
    if room_of(own) is None:
        return [f"{own} has no place in the line"] if own != "__init__" else []
    return [
        f"{own} imports {room}"
        for room, _name in imports_of(path, source)
        if room_of(room) is None or room_of(room) > room_of(own)
    ]


def find_editors_models(path, source):
    """Models of the working copy that an output, search, sharing or serving imports."""
    own = path.relative_to(CONTENT).parts[0].removesuffix(".py")
    if own not in {"outputs", "search", "sharing", "serving"}:
        return []
    stored = {model.__name__ for model in apps.get_app_config("content").get_models()}
    return [
        f"{own} sees {name}"
        for room, name in imports_of(path, source)
        if room == "models" and name in stored - PUBLIC_MODELS
    ]


def find_vouching(path, text):
    """Places outside markup that declare HTML safe."""
    if path.is_relative_to(CONTENT / "markup"):
        return []
    in_python = r"mark_safe|SafeString\(|autoescape\s+off|__html__"
    in_templates = r"\|\s*safe(?:seq)?\b|autoescape\s+off"
    return re.findall(in_templates if path.suffix == ".html" else in_python, text)


def declarations_of(css):
    """(selector or at-rule, property, value, is important) of a sheet, @media included."""
    for node in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if node.type == "at-rule" and node.content is not None:
            if node.lower_at_keyword in {"media", "supports", "layer"}:
                yield from declarations_of(node.content)
            continue
        if node.type != "qualified-rule":
            continue
        selector = tinycss2.serialize(node.prelude).strip()
        for part in tinycss2.parse_blocks_contents(
            node.content, skip_comments=True, skip_whitespace=True
        ):
            if part.type == "declaration":
                value = tinycss2.serialize(part.value)
                yield selector, part.lower_name, value.strip(), part.important
            else:
                yield selector, f"nested {part.type}", "", False


def find_style_faults(name, css):
    faults = []
    if re.search(r"\burl\(", css):
        faults.append(f"{name}: url()")
    for selector, prop, value, important in declarations_of(css):
        if important:
            faults.append(f"{name}: !important on {selector}")
        if prop.startswith("nested"):
            faults.append(f"{name}: {prop} in {selector}")
        if PHYSICAL.search(prop) and not prop.startswith("--") and not ON_PICTURES.search(selector):
            faults.append(f"{name}: {prop} on {selector}")
        if prop in {"text-align", "float", "clear"} and value in {"left", "right"}:
            faults.append(f"{name}: {prop} {value}")
        if name not in HAS_RAW_COLOURS and RAW_COLOUR.search(value):
            faults.append(f"{name}: raw colour {value} on {selector}")
        if re.search(r"#[A-Za-z]", selector) or "&" in selector:
            faults.append(f"{name}: id or nesting in {selector}")
    return faults


def find_template_faults(name, text):
    faults = []
    if re.search(r"<style\b|\sstyle=|\son[a-z]+=", text):
        faults.append(f"{name}: inline style or handler")
    if re.search(r"<script\b(?![^>]*\bsrc=)(?![^>]*application/ld\+json)", text):
        faults.append(f"{name}: inline script")
    return faults


PYTHON = python_files(CONTENT)
ALL_TEMPLATES = sorted(TEMPLATES.rglob("*.html"))
COMPONENTS = sorted((TEMPLATES / "components").glob("*.html"))
SHEETS = sorted(STYLES.rglob("*.css"))


def label(path):
    return str(path.relative_to(ROOT)) if isinstance(path, Path) else str(path)


@pytest.mark.parametrize("path", PYTHON, ids=label)
def test_imports_run_downwards(path):
    assert find_upward_imports(path, path.read_text()) == []


@pytest.mark.parametrize(
    ("file", "source", "fault"),
    [
        ("models/topics.py", "from ..compose import compose_page", "models imports compose"),
        ("documents.py", "from . import markup", "documents imports markup"),
        ("checks/x.py", "from content.publishing import publish", "checks imports publishing"),
        ("compose/x.py", "import content.views", "compose imports views"),
        ("serving.py", "def f():\n    from .views import topic", "serving imports views"),
        ("helpers.py", "", "helpers has no place in the line"),
    ],
)
def test_planted_upward_import_is_seen(file, source, fault):
    assert find_upward_imports(CONTENT / file, source) == [fault]


@pytest.mark.parametrize("path", PYTHON, ids=label)
def test_outputs_and_serving_never_see_the_working_copy(path):
    assert find_editors_models(path, path.read_text()) == []


def test_planted_look_at_the_working_copy_is_seen():
    source = "from ..models import Edition, Topic"

    assert find_editors_models(CONTENT / "outputs" / "x.py", source) == ["outputs sees Topic"]
    assert find_editors_models(CONTENT / "compose" / "x.py", source) == []


@pytest.mark.parametrize("path", [*PYTHON, *ALL_TEMPLATES], ids=label)
def test_only_markup_declares_html_safe(path):
    assert find_vouching(path, path.read_text()) == []


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("views.py", "mark_safe(x)"),
        ("views.py", "SafeString(x)"),
        ("x.html", "{{ x|safe }}"),
        ("x.html", "{{ x | safe }}"),
        ("x.html", "{% autoescape off %}"),
    ],
)
def test_planted_vouching_is_seen_outside_markup_only(file, text):
    assert len(find_vouching(CONTENT / file, text)) == 1
    assert find_vouching(CONTENT / "markup" / file, text) == []


@pytest.mark.parametrize("path", PYTHON, ids=label)
def test_module_is_not_two_nouns(path):
    assert len(path.read_text().splitlines()) <= 400


@pytest.mark.parametrize("path", PYTHON, ids=label)
def test_module_has_a_name_that_says_something(path):
    assert path.stem not in {
        "utils", "helpers", "common", "misc", "base", "core", "manager", "service", "handlers",
    }  # fmt: skip


@pytest.mark.parametrize("path", [path for path in PYTHON if path.name != "__init__.py"], ids=label)
def test_every_module_has_its_test_file(path):
    inside = path.relative_to(CONTENT)
    folder = Path(*[part for part in inside.parts[:-1] if part != "management"])

    assert (ROOT / "tests" / folder / f"test_{inside.name}").exists()


@pytest.mark.parametrize("path", [path for path in PYTHON if path.name == "__init__.py"], ids=label)
def test_package_only_re_exports(path):
    allowed = (ast.ImportFrom, ast.Import, ast.Assign, ast.AnnAssign, ast.Expr)

    assert all(isinstance(node, allowed) for node in ast.parse(path.read_text()).body)


@pytest.mark.parametrize("path", [p for p in SHEETS if p.name != "site.css"], ids=label)
def test_style_sheet_keeps_to_the_rules(path):
    assert find_style_faults(path.name, path.read_text()) == []


@pytest.mark.parametrize(
    ("css", "fault"),
    [
        (".a { color: var(--x) !important }", "x.css: !important on .a"),
        (".a { margin-left: 0 }", "x.css: margin-left on .a"),
        (".a { left: 0 }", "x.css: left on .a"),
        (".a { width: 1rem }", "x.css: width on .a"),
        (".a { max-height: 1rem }", "x.css: max-height on .a"),
        (".a { text-align: right }", "x.css: text-align right"),
        (".a { float: left }", "x.css: float left"),
        (".a { color: #fff }", "x.css: raw colour #fff on .a"),
        (".a { color: rgb(1 2 3) }", "x.css: raw colour rgb(1 2 3) on .a"),
        ("#a { color: var(--x) }", "x.css: id or nesting in #a"),
        (".a { .b { margin: 0 } }", "x.css: nested qualified-rule in .a"),
        (".a { background: url(x.png) }", "x.css: url()"),
        ("@media print { .a { right: 0 } }", "x.css: right on .a"),
    ],
)
def test_planted_style_fault_is_seen(css, fault):
    assert fault in find_style_faults("x.css", css)


def test_every_rule_is_in_a_layer_because_every_file_is_imported_once():
    text = (STYLES / "site.css").read_text()
    imported = re.findall(r'^@import url\("([^"]+)"\) layer\((\w+)\);$', text, re.MULTILINE)
    order = re.search(r"^@layer ([\w, ]+);$", text, re.MULTILINE)
    other = re.sub(r"(?m)^@(import|layer)[^;]*;$|/\*.*?\*/", "", text)
    linked_by_admin = {"admin.css"}
    files = {str(path.relative_to(STYLES)) for path in SHEETS} - {"site.css"} - linked_by_admin

    assert sorted(name for name, _layer in imported) == sorted(files)
    assert order is not None
    assert {layer for _name, layer in imported} <= set(order[1].split(", "))
    assert {layer for name, layer in imported if "/" in name} == {"components"}
    assert other.strip() == ""


@pytest.mark.parametrize("path", COMPONENTS, ids=label)
def test_component_says_what_it_takes(path):
    comment = re.match(
        r"\{% comment %\} (\w+): (.+?)\{% endcomment %\}", path.read_text(), re.DOTALL
    )

    assert comment is not None
    assert comment[1] == path.stem
    assert re.search(r"\bTakes\b", comment[2])


@pytest.mark.parametrize("path", COMPONENTS, ids=label)
def test_component_is_used(path):
    from content.documents import Component  # its templates are named by their kind

    by_name = {kind.__struct_config__.tag.replace("-", "_") for kind in Component.__subclasses__()}
    including = [
        other
        for other in [*ALL_TEMPLATES, *PYTHON]
        if other != path and f"components/{path.name}" in other.read_text()
    ]

    assert including or path.stem in by_name


@pytest.mark.parametrize("path", ALL_TEMPLATES, ids=label)
def test_components_are_included_with_what_they_take_and_nothing_else(path):
    includes = re.findall(r"\{% include [^%]*%\}", path.read_text())

    assert [tag for tag in includes if not tag.endswith(" only %}")] == []


@pytest.mark.parametrize("path", ALL_TEMPLATES, ids=label)
def test_template_has_no_inline_style_or_script(path):
    assert find_template_faults(path.name, path.read_text()) == []


@pytest.mark.parametrize(
    "text", ['<p style="x">', "<style>x</style>", "<script>x</script>", '<p onclick="x">']
)
def test_planted_inline_code_is_seen(text):
    assert len(find_template_faults("x.html", text)) == 1


def test_base_template_has_at_most_eight_blocks():
    assert len(re.findall(r"\{% block ", (TEMPLATES / "base.html").read_text())) <= 8


def test_readme_lists_every_setting():
    text = (ROOT / "cikinfo" / "settings.py").read_text()
    names = set(re.findall(r'(?:env\.\w+|_boolean|environ\.get)\(\s*"([A-Z_]+)"', text))
    readme = (ROOT / "README.md").read_text()

    assert {"SITE_URL", "DATABASE_URL", "SECRET_KEY", "DEBUG"} <= names
    assert {name for name in names if f"`{name}`" not in readme} == set()


def test_readme_gives_a_reason_for_every_dependency():
    pinned = (ROOT / "requirements.txt").read_text().split("# What the above need")[0]
    names = set(re.findall(r"^([A-Za-z0-9-]+)==", pinned, re.MULTILINE))
    rows = re.findall(r"^\|(.+)\|(.+)\|", (ROOT / "README.md").read_text(), re.MULTILINE)
    told = " ".join(first for first, _reason in rows).lower()

    assert len(names) > 5
    assert {name for name in names if name.lower() not in told} == set()


def test_models_delete_nothing_silently():
    """Deletion is PROTECT unless losing the row is harmless; the harmless ones are listed here."""
    harmless = {
        "ComparisonRow.comparison", "ScheduleStep.schedule", "Section.topic", "Redirect.topic",
        "Edition.published_by", "EvidenceRow.detail_topic",
    }  # fmt: skip
    deleting = {
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("content").get_models()
        for field in model._meta.fields
        if isinstance(field, models.ForeignKey)
        and field.remote_field.on_delete is not models.PROTECT
    }

    assert deleting <= harmless
