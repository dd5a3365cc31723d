"""`python -m counterclaim`: the command without a script."""

from counterclaim.cli import main

if __name__ == "__main__":
    main()
