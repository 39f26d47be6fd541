"""Built-ins for numbers."""

from orderloom.language.feel.typing.guide.entry import entries

ENTRIES = entries(
    "numeric",
    (
        "decimal",
        "Rounds to a number of decimals; a half goes to the even neighbour.",
        "Arredonda para um número de casas; a metade vai ao vizinho par.",
        "decimal(2.345, 2)",
        "2.34",
    ),
    ("floor", "Rounds down to a scale, 0 by default.", "Arredonda para baixo; escala 0 por padrão.", "floor(1.7)", "1"),
    (
        "ceiling",
        "Rounds up to a scale, 0 by default.",
        "Arredonda para cima; escala 0 por padrão.",
        "ceiling(1.2)",
        "2",
    ),
    ("round up", "Rounds away from zero.", "Arredonda para longe do zero.", "round up(-1.21, 1)", "-1.3"),
    ("round down", "Rounds towards zero.", "Arredonda em direção ao zero.", "round down(-1.29, 1)", "-1.2"),
    (
        "round half up",
        "Rounds to the nearest; a half goes away from zero.",
        "Arredonda ao mais próximo; a metade vai para longe do zero.",
        "round half up(2.5, 0)",
        "3",
    ),
    (
        "round half down",
        "Rounds to the nearest; a half goes towards zero.",
        "Arredonda ao mais próximo; a metade vai em direção ao zero.",
        "round half down(2.5, 0)",
        "2",
    ),
    (
        "round half even",
        "Rounds to the nearest; a half goes to the even neighbour.",
        "Arredonda ao mais próximo; a metade vai ao vizinho par.",
        "round half even(3.5, 0)",
        "4",
    ),
    (
        "abs",
        "The size of a number or duration without its sign.",
        "O valor absoluto de um número ou de uma duração.",
        "abs(-5)",
        "5",
    ),
    (
        "modulo",
        "The rest of a division; it has the sign of the divisor.",
        "O resto da divisão; tem o sinal do divisor.",
        "modulo(-7, 3)",
        "2",
    ),
    ("sqrt", "The square root.", "A raiz quadrada.", "sqrt(16)", "4"),
    ("log", "The natural logarithm.", "O logaritmo natural.", "decimal(log(10), 3)", "2.303"),
    ("exp", "e to the power of a number.", "e elevado a um número.", "decimal(exp(1), 3)", "2.718"),
    ("even", "Whether a number is even.", "Se o número é par.", "even(4)", "true"),
    ("odd", "Whether a number is odd.", "Se o número é ímpar.", "odd(4)", "false"),
)
