"""Which APIs there are, by name and version: the one place where a further one is named."""

from orderloom.integration.tmf.collection import Api
from orderloom.integration.tmf.tmf620 import v4 as tmf620_v4
from orderloom.integration.tmf.tmf620 import v5 as tmf620_v5
from orderloom.integration.tmf.tmf622 import v4 as tmf622_v4
from orderloom.integration.tmf.tmf622 import v5 as tmf622_v5
from orderloom.integration.tmf.tmf629 import v4 as tmf629_v4
from orderloom.integration.tmf.tmf629 import v5 as tmf629_v5
from orderloom.integration.tmf.tmf632 import v4 as tmf632_v4
from orderloom.integration.tmf.tmf632 import v5 as tmf632_v5
from orderloom.integration.tmf.tmf641 import v4 as tmf641_v4
from orderloom.integration.tmf.tmf652 import v4 as tmf652_v4

APIS: dict[tuple[str, str], Api] = {
    (one.name, one.version): one
    for one in (
        *(tmf620_v4.API, tmf620_v5.API, tmf622_v4.API, tmf622_v5.API),
        *(*tmf629_v4.APIS, *tmf629_v5.APIS, *tmf632_v4.APIS, *tmf632_v5.APIS),
        *(tmf641_v4.API, tmf652_v4.API),
    )
}
