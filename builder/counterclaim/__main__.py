"""`python -m counterclaim`: the command without a script.

Python looks for the modules of the folder where the user stands before anything here runs; only `-I` forbids it that.
"""

import sys

if __name__ == "__main__":
    if not sys.flags.safe_path:
        del sys.path[0]  # the folder where the user stands: a yaml.py in a knowledge base is no module of this program
    from counterclaim.cli import main

    main()
