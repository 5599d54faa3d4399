"""What make run and make test check before they start: each obstacle is one clear sentence."""

import ast
import re
import socket
import stat
import subprocess
import sys

import pytest

MISSING = "not-there-0000"


@pytest.fixture
def need(machine):
    """Something that no machine has."""
    return machine.Need(lambda: False, MISSING, "fedora-name", "mac-name")


def pins(path) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", path.read_text(), re.MULTILINE))


def test_it_imports_nothing_but_the_standard_library(root):
    own = {"machine", "packages"}
    for path in (root / "app" / "prepare").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) else []
            assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names | own


def test_a_taken_port_is_named(machine):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])

        with pytest.raises(machine.Stop, match=f"Port {port} is taken by another program. Choose another: PORT="):
            machine.check_port(port)

    machine.check_port(port)


@pytest.mark.parametrize("text", ["", "abc", "0", "65536", "-1", "80 80"])
def test_a_port_that_is_none_is_refused(machine, text):
    with pytest.raises(machine.Stop, match="a number from 1 to 65535"):
        machine.check_port(text)


def test_a_folder_that_cannot_be_written_is_named(machine, tmp_path):
    machine.check_writable(tmp_path / "new")
    (tmp_path / "file").touch()

    with pytest.raises(machine.Stop, match="cannot be written"):
        machine.check_writable(tmp_path / "file" / "instance")


def test_python_3_11_is_found(machine):
    python = machine.find_python()
    version = subprocess.run([python, "-V"], capture_output=True, text=True, check=True).stdout

    assert version.startswith("Python 3.11.")


def test_without_python_3_11_each_system_is_told_its_command(machine, monkeypatch):
    monkeypatch.setattr(machine, "answers", lambda python, code: False)

    with pytest.raises(machine.Stop, match=r"(?s)Python 3\.11 is needed.*Debian.*apt-get.*Fedora.*dnf.*macOS.*brew"):
        machine.find_python()


def test_python_without_venv_gets_it_from_debian(machine, monkeypatch):
    installed = []
    monkeypatch.setattr(machine, "answers", lambda python, code: "venv" not in code)
    monkeypatch.setattr(machine, "install_system_packages", installed.extend)

    machine.find_python()

    assert [need.debian for need in installed] == ["python3.11-venv"]


def test_root_installs_what_is_missing_and_refreshes_the_lists_once(machine, monkeypatch, need):
    ran = []
    monkeypatch.setattr(machine.os, "geteuid", lambda: 0)
    monkeypatch.setattr(machine.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(machine, "succeeds", lambda command: ran.append(command) or len(ran) != 2)

    machine.install_system_packages([need])

    assert [command[-1] for command in ran] == ["true", MISSING, "-q", MISSING]


def test_without_root_the_one_command_of_each_system_is_printed(machine, monkeypatch, need):
    monkeypatch.setattr(machine.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(machine, "succeeds", lambda command: False)

    with pytest.raises(machine.Stop) as stopped:
        machine.install_system_packages([need, need])

    assert f"apt-get install -y --no-install-recommends {MISSING}\n" in str(stopped.value)
    assert "dnf install -y fedora-name\n" in str(stopped.value)
    assert str(stopped.value).endswith("brew install mac-name")


def test_every_need_is_met_here_or_named(machine):
    for need in machine.PRINTING:
        assert need.is_there(), f"{need.debian} is missing"


def test_no_network_is_one_sentence(packages, tmp_path, monkeypatch):
    for name in ("PIP_FIND_LINKS", "PIP_EXTRA_INDEX_URL", "PIP_CONSTRAINT"):
        monkeypatch.setenv(name, "")
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/")
    wanted = tmp_path / "requirements.txt"
    wanted.write_text(f"{MISSING}==1.0 --hash=sha256:{'0' * 64}\n")

    with pytest.raises(packages.Stop, match=r"^The packages could not be fetched: there is no connection\."):
        packages.install_packages(wanted, sys.executable)


def test_another_failure_of_pip_is_passed_on(packages, tmp_path):
    wanted = tmp_path / "requirements.txt"
    wanted.write_text("what is this\n")

    with pytest.raises(packages.Stop, match=r"(?s)pip says:.*Invalid requirement"):
        packages.install_packages(wanted, sys.executable)


def test_packages_are_installed_again_only_when_their_list_has_changed(packages, tmp_path):
    wanted = tmp_path / "requirements.txt"
    wanted.write_text("one")
    stamp = packages.Stamp("packages", (wanted,), tmp_path)
    assert not stamp.file.exists()

    stamp.leave()
    assert stamp.file.exists()

    wanted.write_text("two")
    assert not stamp.file.exists()
    stamp.leave()
    wanted.write_text("one")
    assert not stamp.file.exists()


def test_secrets_are_made_once_and_for_their_owner_alone(packages, tmp_path):
    config = tmp_path / "config.py"

    assert packages.write_secrets(config)
    first = config.read_text()
    assert not packages.write_secrets(config)

    assert config.read_text() == first
    assert stat.S_IMODE(config.stat().st_mode) == 0o600
    values: dict[str, str] = {}
    exec(first, values)
    assert len({values["SECRET_KEY"], values["PERSON_KEY"]}) == 2
    assert min(len(values["SECRET_KEY"]), len(values["PERSON_KEY"])) >= 32


def test_the_tests_use_the_packages_that_the_site_uses(root):
    run, tests = pins(root / "requirements.txt"), pins(root / "tests" / "requirements.txt")

    assert run.items() <= tests.items()


def test_every_package_is_pinned_with_hashes_and_from_no_particular_place(root):
    for path in (root / "requirements.txt", root / "tests" / "requirements.txt"):
        text = path.read_text()
        assert "://" not in text
        assert "--index" not in text
        for requirement in re.split(r"\n(?=[a-z])", text):
            assert "--hash=sha256:" in requirement


def test_the_top_level_holds_only_what_belongs_there(root):
    allowed = "app templates static instance tests wsgi.py requirements.txt README.md Makefile pyproject.toml"
    listed = subprocess.run(["git", "ls-files"], cwd=root, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("not a git clone: the list of its files is not there to be read")

    assert {line.split("/")[0] for line in listed.stdout.splitlines()} <= {*allowed.split(), ".ci", ".gitignore"}
