from __future__ import annotations

import sys

from programm_print.cli import main

sys.exit(main())
