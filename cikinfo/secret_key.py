"""The key that signs sessions: made once, kept in a file that git ignores."""

import secrets
import sys
from pathlib import Path


def ensure_secret_key(file: Path) -> bool:
    """Write a new key to `file` unless there is one. Returns whether a key was written."""
    if file.exists():
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch(mode=0o600)
    file.write_text(secrets.token_urlsafe(60), encoding="ascii")
    return True


if __name__ == "__main__":
    target = Path(sys.argv[1])
    if ensure_secret_key(target):
        print(f"Made a new secret key in {target}.")
