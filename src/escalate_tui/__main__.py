"""Starting the program: `escalate-tui`, or `python -m escalate_tui`."""

import sys

from escalate_tui.start import run


def main() -> None:
    """Run the command line and end the process with its exit status."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
