/* The button of Draftail that marks a phrase as being in another language (languages/parts.py).
   Written without JSX, since the site has no build step. */
(() => {
  const { createElement, useEffect, useRef, useState } = window.React;
  const { EditorState, Modifier } = window.DraftJS;

  /* The words and languages stand further down the page than this script. */
  const settings = () => JSON.parse(document.getElementById("draftail-languages").textContent);

  const current = (editorState, languages) =>
    languages.find(({ style }) => editorState.getCurrentInlineStyle().has(style));

  /* A phrase is in one language: the new mark takes the place of any other. */
  const mark = (editorState, languages, language) => {
    const selection = editorState.getSelection();
    const cleared = languages.reduce(
      (content, { style }) => Modifier.removeInlineStyle(content, selection, style),
      editorState.getCurrentContent(),
    );
    const content = language
      ? Modifier.applyInlineStyle(cleared, selection, language.style)
      : cleared;
    return EditorState.push(editorState, content, "change-inline-style");
  };

  const LanguageControl = ({ getEditorState, onChange }) => {
    const [isOpen, setOpen] = useState(false);
    const [{ label, none, languages }] = useState(settings);
    const root = useRef(null);
    const editorState = getEditorState();
    const chosen = current(editorState, languages);
    const isPhrase = !editorState.getSelection().isCollapsed();

    useEffect(() => {
      const close = (event) => {
        if (!root.current?.contains(event.target)) setOpen(false);
      };
      document.addEventListener("mousedown", close);
      return () => document.removeEventListener("mousedown", close);
    }, []);

    const choose = (language) => {
      setOpen(false);
      onChange(mark(editorState, languages, language));
    };

    /* Pressing a button must not take the focus, and the selection with it, from the text. */
    const button = (props, text) =>
      createElement(
        "button",
        { type: "button", onMouseDown: (event) => event.preventDefault(), ...props },
        text,
      );

    const choice = (language) =>
      createElement(
        "li",
        { key: language ? language.code : "none" },
        button(
          {
            lang: language?.code,
            "aria-pressed": language === chosen,
            onClick: () => choose(language),
          },
          language ? language.name : none,
        ),
      );

    return createElement(
      "div",
      {
        ref: root,
        className: "draftail-language",
        onKeyDown: (event) => event.key === "Escape" && setOpen(false),
      },
      button(
        {
          className: "Draftail-ToolbarButton",
          title: label,
          "aria-label": label,
          "aria-expanded": isOpen,
          disabled: !isPhrase,
          onClick: () => setOpen(!isOpen),
        },
        chosen
          ? chosen.code
          : createElement(
              "svg",
              { className: "icon", "aria-hidden": true },
              createElement("use", { href: "#icon-wagtail-localize-language" }),
            ),
      ),
      isOpen && createElement("ul", null, [undefined, ...languages].map(choice)),
    );
  };

  window.draftail.registerPlugin({ type: "LANGUAGE", inline: LanguageControl }, "controls");
})();
