"""Why a playground can't be built."""


class BuildError(Exception):
    """Raised with one plain sentence for the person who builds."""


class UnreachableError(BuildError):
    """Raised where what is needed can't be download, and was not kept before."""
