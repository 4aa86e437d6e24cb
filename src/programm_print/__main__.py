from __future__ import annotations

import sys

from programm_print.cli import main

# A worker that is started anew imports this module under another name.
if __name__ == "__main__":
    sys.exit(main())
