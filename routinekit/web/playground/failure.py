"""Why a playground can't be built."""


class BuildError(Exception):
    """Raised with one plain sentence for the person who builds."""
