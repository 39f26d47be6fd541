"""Built-ins for dates, times and durations."""

from orderloom.language.feel.typing.guide.entry import entries

ENTRIES = entries(
    "date and time",
    (
        "date",
        "A date from a text, from a moment, or from year, month and day.",
        "Uma data a partir de texto, de um momento, ou de ano, mês e dia.",
        'date("2026-03-31") + duration("P1M")',
        "2026-04-30",
    ),
    (
        "time",
        "A time of day from a text, from a moment, or from its parts.",
        "Uma hora a partir de texto, de um momento, ou de suas partes.",
        "time(10, 30, 0)",
        "10:30:00",
    ),
    (
        "date and time",
        "A moment from a text, or from a date and a time.",
        "Um momento a partir de texto, ou de data e hora.",
        'date and time("2026-03-31T10:30:00Z")',
        "2026-03-31T10:30:00Z",
    ),
    (
        "duration",
        "A length of time from a text: P1DT2H, or P1Y2M.",
        "Uma duração a partir de texto: P1DT2H, ou P1Y2M.",
        'duration("P1DT2H").hours',
        "2",
    ),
    (
        "years and months duration",
        "The whole months between two dates.",
        "Os meses inteiros entre duas datas.",
        'years and months duration(date("2026-01-15"), date("2027-03-20"))',
        "P1Y2M",
    ),
    (
        "day of year",
        "The number of a day in its year.",
        "O número do dia no ano.",
        'day of year(date("2026-02-01"))',
        "32",
    ),
    (
        "day of week",
        "The English name of a day.",
        "O nome do dia, em inglês.",
        'day of week(date("2026-03-31"))',
        "Tuesday",
    ),
    (
        "month of year",
        "The English name of a month.",
        "O nome do mês, em inglês.",
        'month of year(date("2026-03-31"))',
        "March",
    ),
    (
        "week of year",
        "The number of the week, as ISO 8601 counts.",
        "O número da semana, pela ISO 8601.",
        'week of year(date("2026-01-01"))',
        "1",
    ),
    (
        "is",
        "Whether two values are of one type and the same, time zone included.",
        "Se dois valores são do mesmo tipo e iguais, com fuso horário.",
        'is(time("10:00:00Z"), time("10:00:00Z"))',
        "true",
    ),
    (
        "now",
        "The moment of evaluation.",
        "O momento da avaliação.",
        "now() instance of date and time",
        "true",
    ),
    ("today", "The day of evaluation.", "O dia da avaliação.", "today() instance of date", "true"),
)
