"""The playground: an editor, the real parser and the player in one site without a server.

`python -m routinekit.web.playground` builds it. `answer` runs in the browser and says what it knows of a
text. All else is for the build: `packages` are those of npm that it needs, each held to its hash, and
`registry` renews the list of them; `wheels` come by pip; `words` are those of the language that the editor
knows; `site` puts it together.
"""
