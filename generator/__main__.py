"""`python -m generator`: the same as the console command `mingzhang`."""

import sys

from generator.cli import main

sys.exit(main())
