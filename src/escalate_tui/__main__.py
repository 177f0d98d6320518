"""Starting the program: `escalate-tui`, or `python -m escalate_tui`."""

import gc
import sys


def main() -> None:
    """Run the command line and end the process with its exit status."""
    # Collecting garbage while importing finds none and takes time; `start` has it go on.
    gc.disable()
    from escalate_tui.start import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
