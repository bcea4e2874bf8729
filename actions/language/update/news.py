"""Words that tell how a deal ended: "signed", "walked away", the label of a closed stage."""

from __future__ import annotations

import re

from ...portal import Portal
from ..english.text import compiled, lower

_WORDS = (
    r"won|lost|signed|died|dead|ours|in the bag|said no|pulled out|walked away|(?:we|i)(?: \w+| 've)? (?:closed|sold)"
    r"|^\W*(?:just )?closed|(?:fell|fallen|came|come) (?:through|apart)"
)


def ending(portal: Portal) -> re.Pattern[str]:
    """What finds them in a lower-case clause."""
    labels = {lower(stage.label) for pipeline in portal.pipelines for stage in pipeline.stages if stage.closed}
    return compiled(rf"(?:\b|^)(?:{'|'.join([*map(re.escape, sorted(labels)), _WORDS])})\b")
