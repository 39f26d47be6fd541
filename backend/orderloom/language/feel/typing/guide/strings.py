"""Built-ins for texts, and those that turn values into others."""

from orderloom.language.feel.typing.guide.entry import entries

_STRINGS = entries(
    "string",
    (
        "substring",
        "A part of a text; positions count from 1, or from -1 backwards.",
        "Parte de um texto; posições a partir de 1, ou de -1 para trás.",
        'substring("overlay", 5)',
        "lay",
    ),
    (
        "string length",
        "How many characters a text has.",
        "Quantos caracteres o texto tem.",
        'string length("edge")',
        "4",
    ),
    ("upper case", "The text in capitals.", "O texto em maiúsculas.", 'upper case("gold")', "GOLD"),
    ("lower case", "The text in small letters.", "O texto em minúsculas.", 'lower case("GOLD")', "gold"),
    ("trim", "The text without blanks around it.", "O texto sem espaços em volta.", 'trim("  edge ")', "edge"),
    (
        "substring before",
        "What stands before the first place of another text; blank if that is not in it.",
        "O que vem antes da primeira ocorrência de outro texto; vazio se não houver.",
        'substring before("site-7", "-")',
        "site",
    ),
    (
        "substring after",
        "What stands after the first place of another text; blank if that is not in it.",
        "O que vem depois da primeira ocorrência de outro texto; vazio se não houver.",
        'substring after("site-7", "-")',
        "7",
    ),
    (
        "contains",
        "Whether a text is in another.",
        "Se um texto contém outro.",
        'contains("fibre line", "fibre")',
        "true",
    ),
    (
        "starts with",
        "Whether a text begins with another.",
        "Se começa com outro texto.",
        'starts with("ORD7", "ORD")',
        "true",
    ),
    (
        "ends with",
        "Whether a text ends with another.",
        "Se termina com outro texto.",
        'ends with("a.csv", ".csv")',
        "true",
    ),
    (
        "matches",
        "Whether a regular expression is found in a text; flags: s, m, i, x.",
        "Se uma expressão regular é encontrada no texto; opções: s, m, i, x.",
        'matches("AB-12", "^[a-z]+-[0-9]+$", "i")',
        "true",
    ),
    (
        "replace",
        "Replaces what a regular expression finds; $1 stands for its first group.",
        "Substitui o que a expressão regular encontra; $1 é o primeiro grupo.",
        'replace("12/2026", "([0-9]+)/([0-9]+)", "$2-$1")',
        "2026-12",
    ),
    (
        "split",
        "The parts of a text between what a regular expression finds.",
        "As partes do texto entre o que a expressão regular encontra.",
        'split("a;b;c", ";")',
        '["a", "b", "c"]',
    ),
    (
        "string join",
        "The texts of a list as one, with a text between them; nulls are left out.",
        "Os textos de uma lista em um só, com um texto entre eles; nulos ficam de fora.",
        'string join(["a", null, "b"], ", ")',
        "a, b",
    ),
)
_CONVERSION = entries(
    "conversion",
    (
        "number",
        "Reads a number; grouping and decimal signs may be named.",
        "Lê um número; separadores de milhar e decimal podem ser indicados.",
        'number("1.234,5", ".", ",")',
        "1234.5",
    ),
    ("string", "A value as text.", "Um valor como texto.", "string(1.10)", "1.10"),
)
_LOGIC = entries(
    "boolean",
    (
        "not",
        "The opposite; null for what is no truth value.",
        "O contrário; nulo se não for verdade nem falso.",
        "not(true)",
        "false",
    ),
    ("all", "Whether all items are true.", "Se todos os itens são verdadeiros.", "all([true, 1 < 2])", "true"),
    ("any", "Whether one item is true.", "Se algum item é verdadeiro.", "any([false, 1 < 2])", "true"),
)
ENTRIES = (*_STRINGS, *_CONVERSION, *_LOGIC)
