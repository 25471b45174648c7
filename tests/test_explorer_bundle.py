"""Modules made one script: each once, after those it needs, its names its own."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from kg.explorer.bundle import bundled
from tests.corpus import ROOT, write_site

SCRIPT = ROOT / "kg" / "explorer" / "script"


def run(script: str) -> str:
    node = shutil.which("node")
    if node is None:
        pytest.skip("no Node to run the script in")
    done = subprocess.run([node, "--input-type=commonjs"], input=script, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_modules_run_once_in_order_with_names_of_their_own(tmp_path: Path) -> None:
    write_site(
        tmp_path,
        {
            "page.js": 'import { one } from "./a.js";\nimport { two, Three } from "./b.js";\n'
            'const name = "page";\nconsole.log(name, one(), two, new Three().told());\n',
            "a.js": 'import { two } from "./b.js";\nconst name = "a";\n'
            "export function one() {\n  return name + two;\n}\n",
            "b.js": 'const name = "b";\nconsole.log("once");\nexport const two = name + 2;\n'
            "export class Three {\n  told() {\n    return 3;\n  }\n}\n"
            "export async function later() {\n  return name;\n}\n",
        },
    )
    script = bundled(tmp_path / "page.js")
    assert run(script) == "once\npage ab2 b2 3\n"
    assert "import" not in script
    assert "export" not in script


def test_text_that_only_looks_like_an_import_stays(tmp_path: Path) -> None:
    write_site(tmp_path, {"page.js": 'const told = `see\n  import { a } from "./a.js";`;\nconsole.log(told);\n'})
    assert run(bundled(tmp_path / "page.js")) == 'see\n  import { a } from "./a.js";\n'


@pytest.mark.parametrize(
    "line",
    [
        'import { a as b } from "./a.js";',
        'import * as all from "./a.js";',
        'import a from "./a.js";',
        'import "./a.js";',
        'import { a } from "elsewhere";',
        "export default 1;",
        'export { a } from "./a.js";',
        "export let a = 1;",
    ],
)
def test_other_forms_are_refused_by_name(line: str, tmp_path: Path) -> None:
    write_site(tmp_path, {"page.js": line + "\n", "a.js": "export const a = 1;\n"})
    with pytest.raises(ValueError, match=r"page\.js.*cannot be bundled"):
        bundled(tmp_path / "page.js")


def test_modules_that_import_each_other_are_refused(tmp_path: Path) -> None:
    write_site(
        tmp_path,
        {
            "a.js": 'import { b } from "./b.js";\nexport const a = 1;\n',
            "b.js": 'import { a } from "./a.js";\nexport const b = 1;\n',
        },
    )
    with pytest.raises(ValueError, match=r"a\.js imports itself"):
        bundled(tmp_path / "a.js")


def test_the_page_s_script_has_all_modules_and_is_well_formed(tmp_path: Path) -> None:
    script = bundled(SCRIPT / "page.js")
    used = [path for path in SCRIPT.rglob("*.js") if path.read_text("utf-8").splitlines()[0] in script]
    assert sorted(used) == sorted(SCRIPT.rglob("*.js")), "no module lies about unused"
    path = tmp_path / "page.js"
    path.write_text(script, "utf-8")
    node = shutil.which("node")
    if node is None:
        pytest.skip("no Node to check the script with")
    subprocess.run([node, "--check", path], check=True)
    assert "</script" not in script.lower()
    assert "<!--" not in script
