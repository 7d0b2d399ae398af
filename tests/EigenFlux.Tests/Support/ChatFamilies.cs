namespace EigenFlux.Tests.Support;

/// <summary>
/// Chat templates in the forms that families of models carry in their metadata, each as short as the form allows, and the
/// messages that they make.
/// </summary>
public static class ChatFamilies
{
    /// <summary>The families.</summary>
    public static IReadOnlyList<Family> All { get; } =
    [
        new(
            "gemma",
            """
            {{ bos_token }}{% if messages[0]['role'] == 'system' %}{% set first = messages[0]['content'] + '\n\n' %}{% set messages = messages[1:] %}{% endif %}
            {% for message in messages %}{% set role = 'model' if message['role'] == 'assistant' else message['role'] %}
            {{ '<start_of_turn>' + role + '\n' + (first if loop.first else '') + message['content'] | trim + '<end_of_turn>\n' }}{% endfor %}
            {% if add_generation_prompt %}{{ '<start_of_turn>model\n' }}{% endif %}
            """,
            System: "<start_of_turn>user\n…<end_of_turn>\n",
            User: "<start_of_turn>user\n…<end_of_turn>\n",
            Assistant: "<start_of_turn>model\n…<end_of_turn>\n",
            Head: "<start_of_turn>user\n…\n"),
        new(
            "chatml",
            """
            {% for message in messages %}{{ '<|im_start|>' + message.role + '\n' + message.content + '<|im_end|>' + '\n' }}{% endfor %}
            {% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}
            """,
            System: "<|im_start|>system\n…<|im_end|>\n",
            User: "<|im_start|>user\n…<|im_end|>\n",
            Assistant: "<|im_start|>assistant\n…<|im_end|>\n"),
        new(
            "llama 3",
            """
            {{ bos_token }}{% for message in messages %}
            {{ '<|start_header_id|>' + message['role'] + '<|end_header_id|>\n\n' + message['content'] | trim + '<|eot_id|>' }}{% endfor %}
            {% if add_generation_prompt %}{{ '<|start_header_id|>assistant<|end_header_id|>\n\n' }}{% endif %}
            """,
            System: "<|start_header_id|>system<|end_header_id|>\n\n…<|eot_id|>",
            User: "<|start_header_id|>user<|end_header_id|>\n\n…<|eot_id|>",
            Assistant: "<|start_header_id|>assistant<|end_header_id|>\n\n…<|eot_id|>"),
        new(
            "mistral 1",
            """
            {{ bos_token }}{% for message in messages %}{% if message['role'] == 'user' %}
            {% if loop.first and system_message is defined %}{{ ' [INST] ' + system_message + '\n\n' + message['content'] + ' [/INST]' }}
            {% else %}{{ ' [INST] ' + message['content'] + ' [/INST]' }}{% endif %}
            {% elif message['role'] == 'assistant' %}{{ ' ' + message['content'] + eos_token }}{% endif %}{% endfor %}
            """,
            System: " [INST] … [/INST]",
            User: " [INST] … [/INST]",
            Assistant: " …</s>",
            Head: " [INST] …\n"),
        new(
            "mistral 3",
            """
            {{ bos_token }}{% for message in messages %}{% if message['role'] == 'user' %}
            {% if tools %}{{ '[AVAILABLE_TOOLS] ' + tools | string + '[/AVAILABLE_TOOLS]' }}{% endif %}{{ '[INST] ' + message['content'] + '[/INST]' }}
            {% elif message['role'] == 'assistant' %}{{ ' ' + message['content'] + eos_token }}{% endif %}{% endfor %}
            """,
            System: "[INST] …[/INST]",
            User: "[INST] …[/INST]",
            Assistant: " …</s>",
            Head: "[INST] …\n"),
        new(
            "mistral 3 without spaces",
            """
            {{ bos_token }}{% for message in messages %}{% if message['role'] == 'user' %}{{ '[INST]' + message['content'] + '[/INST]' }}
            {% elif message['role'] == 'assistant' %}{{ message['content'] + eos_token }}{% endif %}{% endfor %}
            """,
            System: "[INST]…[/INST]",
            User: "[INST]…[/INST]",
            Assistant: "…</s>",
            Head: "[INST]…\n"),
        new(
            "mistral 7",
            """
            {{ bos_token }}{% for message in messages %}{% if message['role'] == 'user' %}{{ '[INST] ' + message['content'] + '[/INST]' }}
            {% elif message['role'] == 'system' %}{{ '[SYSTEM_PROMPT] ' + message['content'] + '[/SYSTEM_PROMPT]' }}
            {% else %}{{ ' ' + message['content'] + eos_token }}{% endif %}{% endfor %}
            """,
            System: "[SYSTEM_PROMPT] …[/SYSTEM_PROMPT]",
            User: "[INST] …[/INST]",
            Assistant: " …</s>",
            Head: "[SYSTEM_PROMPT] …[/SYSTEM_PROMPT][INST] "),
        new(
            "mistral 7 without spaces",
            """
            {{ bos_token }}{% for message in messages %}{% if message['role'] == 'user' %}{{ '[INST]' + message['content'] + '[/INST]' }}
            {% elif message['role'] == 'system' %}{{ '[SYSTEM_PROMPT]' + message['content'] + '[/SYSTEM_PROMPT]' }}
            {% else %}{{ message['content'] + eos_token }}{% endif %}{% endfor %}
            """,
            System: "[SYSTEM_PROMPT]…[/SYSTEM_PROMPT]",
            User: "[INST]…[/INST]",
            Assistant: "…</s>",
            Head: "[SYSTEM_PROMPT]…[/SYSTEM_PROMPT][INST]"),
    ];

    /// <summary>
    /// A family, and its messages, each with … where the text goes. Where the sides alternate, the head is all that comes before the
    /// user's own text: the system's, and what opens the user's first message.
    /// </summary>
    public sealed record Family(string Name, string Jinja, string System, string User, string Assistant, string? Head = null)
    {
        /// <summary>How a chat begins, with the system's text.</summary>
        public string Begin(string system) => Fill(Head ?? System, system);

        /// <summary>A text of the user's.</summary>
        public string Told(string text) => Head is null ? Fill(User, text) : text + "\n";

        /// <summary>What the assistant says.</summary>
        public string Said(string text) => Turn(Fill(Assistant, text));

        /// <summary>What the assistant says where it does not write the space before it.</summary>
        public string SaidWithoutSpace(string text) => Turn(Fill(Assistant.Replace(" …", "…", StringComparison.Ordinal), text));

        public override string ToString() => Name;

        private static string Fill(string frame, string text) => frame.Replace("…", text, StringComparison.Ordinal);

        // A turn closes the user's message and opens the next.
        private string Turn(string message) => Head is null ? message : User.Split('…')[1] + message + User.Split('…')[0];
    }
}
