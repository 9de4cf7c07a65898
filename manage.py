#!/usr/bin/env python
"""Django's command line for CIK Info."""

import os
import sys


def main() -> None:
    """Run the command that the operator named."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cikinfo.settings")
    try:
        from django.core.management import execute_from_command_line  # only inside the environment
    except ImportError:
        sys.exit("Django is not installed here. Run `make serve` once: it installs what is needed.")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
