"""The playground: an editor, the real parser and the player in one site without a server.

`python -m routinekit.web.playground` builds it. `analysis` runs in the browser and says what is in a text.
All else is for the build: `packages` are those of npm that it needs, each held to its hash, and `registry`
renews the list of them; `wheels` come by pip; `language_json` has the words of the language for the editor;
`site` puts it together.
"""
