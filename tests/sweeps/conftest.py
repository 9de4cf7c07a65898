"""The served site as all sweeps share it."""

import pytest

from tests.sweeps.fetched_site import FetchedSite, fetch_site


@pytest.fixture(scope="session")
def site(served_site: str) -> FetchedSite:
    """Each live page and the 404 page, fetched once."""
    return fetch_site(served_site)
