"""What the tests of linking have: an installation of this test alone."""

from tests.oauth.conftest import Set, settle

__all__ = ["Set", "settle"]
