import stat

from cikinfo.secret_key import ensure_secret_key


def test_key_is_made_once_long_and_for_the_owner_only(tmp_path):
    file = tmp_path / "new" / "secret-key"

    made = ensure_secret_key(file)
    first = file.read_text()
    made_again = ensure_secret_key(file)

    assert (made, made_again) == (True, False)
    assert file.read_text() == first
    assert len(first) >= 50
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_two_sites_have_different_keys(tmp_path):
    for name in ("a", "b"):
        ensure_secret_key(tmp_path / name)

    assert (tmp_path / "a").read_text() != (tmp_path / "b").read_text()
