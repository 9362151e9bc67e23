"""What the core says about messages: their settings, their drafts, and how they are delivered."""

from __future__ import annotations

from typing import Final

from ui.marking import QT_TRANSLATE_NOOP

MESSAGE_SENTENCES: Final = (
    QT_TRANSLATE_NOOP("Core", "Messages are not set up"),
    QT_TRANSLATE_NOOP("Core", "Have an administrator complete the delivery of messages."),
    QT_TRANSLATE_NOOP("Core", "E-mail needs an address that it comes from."),
    QT_TRANSLATE_NOOP("Core", "SMTP needs the name of the mail server."),
    QT_TRANSLATE_NOOP("Core", '"{a}" is not the name of a server.'),
    QT_TRANSLATE_NOOP("Core", "Write mail.example.com."),
    QT_TRANSLATE_NOOP("Core", "A password must not go to another computer without encryption."),
    QT_TRANSLATE_NOOP("Core", "Choose STARTTLS or TLS, or leave the login blank."),
    QT_TRANSLATE_NOOP("Core", "Text messages need the Twilio account."),
    QT_TRANSLATE_NOOP("Core", "Text messages need the number that they come from."),
    QT_TRANSLATE_NOOP(
        "Core", "Text messages need the Twilio account and the number that they come from."
    ),
    QT_TRANSLATE_NOOP("Core", '"{a}" is not an account of Twilio.'),
    QT_TRANSLATE_NOOP("Core", "Copy the Account SID: AC and 32 digits or letters."),
    QT_TRANSLATE_NOOP("Core", "There may be {a} reminders at most."),
    QT_TRANSLATE_NOOP("Core", "There may be six reminders, each 10 minutes to 14 days ahead."),
    QT_TRANSLATE_NOOP(
        "Core", "A reminder {a} minutes ahead is not between 10 minutes and 14 days."
    ),
    QT_TRANSLATE_NOOP("Core", 'There is no "{a}"; there are: {b}.'),
    QT_TRANSLATE_NOOP("Core", "The sender's name"),
    QT_TRANSLATE_NOOP("Core", "The sender's address"),
    QT_TRANSLATE_NOOP("Core", "The address for replies"),
    QT_TRANSLATE_NOOP("Core", "The address for notices"),
    QT_TRANSLATE_NOOP("Core", "The mail server's port"),
    QT_TRANSLATE_NOOP("Core", "E-mails a second"),
    QT_TRANSLATE_NOOP("Core", "The sender"),
    QT_TRANSLATE_NOOP("Core", "The number"),
    QT_TRANSLATE_NOOP("Core", '"{a}" is not a time zone.'),
    QT_TRANSLATE_NOOP("Core", "Write one such as America/Denver."),
    QT_TRANSLATE_NOOP("Core", "Text messages need a mobile number."),
    QT_TRANSLATE_NOOP("Core", "Text messages need a mobile number, with its country code."),
    QT_TRANSLATE_NOOP("Core", "Say how the customer agreed to text messages."),
    QT_TRANSLATE_NOOP("Core", "For example: by phone, 21 November."),
    QT_TRANSLATE_NOOP("Core", "How the customer agreed"),
    QT_TRANSLATE_NOOP("Core", "How the customer agreed has more than 200 characters."),
    QT_TRANSLATE_NOOP("Core", "is not a whole phone number."),
    QT_TRANSLATE_NOOP("Core", "is a landline, which takes no text messages."),
    QT_TRANSLATE_NOOP("Core", "is a service number, which takes no text messages."),
    QT_TRANSLATE_NOOP("Core", "Write it with its area code, or as +1 303 555 0123."),
    QT_TRANSLATE_NOOP("Core", "Ask for a mobile number."),
    QT_TRANSLATE_NOOP("Core", "The added line has {a} characters; {b} can be sent."),
    QT_TRANSLATE_NOOP("Core", "The added line has more than 500 characters."),
    QT_TRANSLATE_NOOP("Core", "The technician arrives in 0 to {a} minutes, not in {b}."),
    QT_TRANSLATE_NOOP("Core", "The visit of {a} is not today."),
    QT_TRANSLATE_NOOP(
        "Core", "The customer has neither an e-mail address nor agreed to text messages."
    ),
    QT_TRANSLATE_NOOP("Core", "Call them."),
    QT_TRANSLATE_NOOP("Core", "Your own text could not be filled in; the shipped one was used."),
    QT_TRANSLATE_NOOP(
        "Core", "Your own text could not be filled in; the shipped one was used. {a}"
    ),
    QT_TRANSLATE_NOOP("Core", "The message cannot be made. {a}"),
    QT_TRANSLATE_NOOP("Core", "Subject: {a}"),
    QT_TRANSLATE_NOOP("Core", "Subject, line {a}: {b}"),
    QT_TRANSLATE_NOOP("Core", "Formatted text: {a}"),
    QT_TRANSLATE_NOOP("Core", "Formatted text, line {a}: {b}"),
    QT_TRANSLATE_NOOP("Core", "Plain text: {a}"),
    QT_TRANSLATE_NOOP("Core", "Plain text, line {a}: {b}"),
    QT_TRANSLATE_NOOP("Core", "Text message: {a}"),
    QT_TRANSLATE_NOOP("Core", "Text message, line {a}: {b}"),
    QT_TRANSLATE_NOOP("Core", "text message"),
    QT_TRANSLATE_NOOP("Core", "A message may have {a} characters."),
    QT_TRANSLATE_NOOP("Core", "A text message may have {a} characters."),
    QT_TRANSLATE_NOOP("Core", "There are {a} elements; {b} can be styled."),
    QT_TRANSLATE_NOOP("Core", "The style sheet is too long for so many elements."),
    QT_TRANSLATE_NOOP("Core", "There is no message of kind {a} by {b}."),
    QT_TRANSLATE_NOOP("Core", "There is no channel {a}."),
    QT_TRANSLATE_NOOP("Core", "The {a} does not tell when: {b} and {c} is not in it."),
    QT_TRANSLATE_NOOP(
        "Core", "This message is a draft: it goes out when the booking is confirmed."
    ),
    QT_TRANSLATE_NOOP("Core", "This message is still on its way."),
    QT_TRANSLATE_NOOP("Core", "The site has no address for this message."),
    QT_TRANSLATE_NOOP("Core", "Give the address to send it to."),
    QT_TRANSLATE_NOOP("Core", '"{a}" is not a mobile number.'),
    QT_TRANSLATE_NOOP("Core", '"{a}" is not an e-mail address.'),
    QT_TRANSLATE_NOOP("Core", "The customer has not agreed to text messages to {a}."),
    QT_TRANSLATE_NOOP("Core", "Note their agreement at the site first."),
    QT_TRANSLATE_NOOP("Core", "The booking is {a}: this message would no longer be true."),
    QT_TRANSLATE_NOOP("Core", "a no-show"),
    QT_TRANSLATE_NOOP("Core", "The booking was moved: this message would no longer be true."),
    QT_TRANSLATE_NOOP(
        "Core", "This message says how soon somebody comes: by now it would no longer be true."
    ),
    QT_TRANSLATE_NOOP("Core", "Call the customer, or write anew."),
    QT_TRANSLATE_NOOP("Core", "The visit is over: this message would no longer be true."),
    QT_TRANSLATE_NOOP("Core", "{a} sent it again."),
    QT_TRANSLATE_NOOP("Core", "This message is {a}, not uncertain."),
    QT_TRANSLATE_NOOP("Core", "{a} found out that it did not arrive."),
    QT_TRANSLATE_NOOP("Core", "sent"),
    QT_TRANSLATE_NOOP("Core", "delivered"),
    QT_TRANSLATE_NOOP("Core", "bounced"),
    QT_TRANSLATE_NOOP("Core", "complained"),
    QT_TRANSLATE_NOOP("Core", "failed"),
    QT_TRANSLATE_NOOP("Core", "uncertain"),
    QT_TRANSLATE_NOOP("Core", "The site has no e-mail address."),
    QT_TRANSLATE_NOOP("Core", "The customer wants no text messages any more."),
    QT_TRANSLATE_NOOP("Core", "The booking is no longer confirmed."),
    QT_TRANSLATE_NOOP("Core", "The visit is over."),
    QT_TRANSLATE_NOOP("Core", "The booking was moved."),
    QT_TRANSLATE_NOOP("Core", "The arrival window has begun."),
    QT_TRANSLATE_NOOP("Core", "It would come too late."),
    QT_TRANSLATE_NOOP("Core", "The proposal is no longer open."),
    QT_TRANSLATE_NOOP("Core", "The worker was gone before the answer was known."),
    QT_TRANSLATE_NOOP("Core", "Whether the mail server took it is not known."),
    QT_TRANSLATE_NOOP("Core", "Whether it was accepted is not known."),
    QT_TRANSLATE_NOOP("Core", "Whether it was accepted could not be found out within 23 hours."),
    QT_TRANSLATE_NOOP(
        "Core", "Whether an earlier attempt was accepted could not be found out yet."
    ),
    QT_TRANSLATE_NOOP(
        "Core", "Whether {a} accepted it is not known, and it cannot be asked any more."
    ),
    QT_TRANSLATE_NOOP("Core", "It could not be delivered for three days."),
    QT_TRANSLATE_NOOP("Core", "The message could not be put together; the worker's log says why."),
    QT_TRANSLATE_NOOP("Core", "{a} failed with {b}."),
    QT_TRANSLATE_NOOP("Core", "A fault of Booker's: {a}."),
    QT_TRANSLATE_NOOP("Core", "Messages cannot be sent."),
    QT_TRANSLATE_NOOP("Core", "No way to send mail is chosen, so messages wait."),
    QT_TRANSLATE_NOOP("Core", "Choose Resend or a mail server in the settings of the delivery."),
    QT_TRANSLATE_NOOP("Core", "The address that mails come from is missing."),
    QT_TRANSLATE_NOOP("Core", "Enter the sender in the settings of the delivery."),
    QT_TRANSLATE_NOOP("Core", "The mail server is not entered."),
    QT_TRANSLATE_NOOP("Core", "Enter its name in the settings of the delivery."),
    QT_TRANSLATE_NOOP("Core", "No way to send text messages is chosen, so they wait."),
    QT_TRANSLATE_NOOP("Core", "Choose Twilio in the settings of the delivery."),
    QT_TRANSLATE_NOOP(
        "Core", "The account at Twilio or the number that texts come from is missing."
    ),
    QT_TRANSLATE_NOOP("Core", "Enter both in the settings of the delivery."),
    QT_TRANSLATE_NOOP("Core", "{a} is not on this computer."),
    QT_TRANSLATE_NOOP(
        "Core", "Enter it here with `booker secret set {a}`, or where the worker runs."
    ),
    QT_TRANSLATE_NOOP("Core", "{a} is not well-formed."),
    QT_TRANSLATE_NOOP("Core", "Enter it again, as the provider shows it."),
    QT_TRANSLATE_NOOP("Core", "The API key of Resend"),
    QT_TRANSLATE_NOOP("Core", "The password of the mail server"),
    QT_TRANSLATE_NOOP("Core", "The token of Twilio"),
    QT_TRANSLATE_NOOP("Core", "It was begun in a sandbox, and there is none now."),
    QT_TRANSLATE_NOOP("Core", "Send it again as a new message."),
    QT_TRANSLATE_NOOP("Core", "It was begun outside of this sandbox."),
    QT_TRANSLATE_NOOP(
        "Core", "Take the sandbox out of the profile, or send it again as a new message."
    ),
    QT_TRANSLATE_NOOP("Core", '"{a}" is no sandbox.'),
    QT_TRANSLATE_NOOP("Core", "Use folder, folder:PATH, or address: and an address."),
    QT_TRANSLATE_NOOP(
        "Core",
        "The folder {a} cannot be written ({b}). Make it writable, or choose another one for "
        "the sandbox.",
    ),
    QT_TRANSLATE_NOOP("Core", "{a} did not answer ({b}). It is asked again."),
    QT_TRANSLATE_NOOP(
        "Core",
        "{a} could not be reached ({b}). Check the internet connection of the computer that "
        "delivers.",
    ),
    QT_TRANSLATE_NOOP("Core", "its certificate is not trusted"),
    QT_TRANSLATE_NOOP("Core", "its name was not found"),
    QT_TRANSLATE_NOOP("Core", "the proxy did not let it through"),
    QT_TRANSLATE_NOOP("Core", "no connection"),
    QT_TRANSLATE_NOOP("Core", "its address is not well-formed"),
    QT_TRANSLATE_NOOP("Core", "the key is not well-formed"),
    QT_TRANSLATE_NOOP("Core", "no end of the answer"),
    QT_TRANSLATE_NOOP("Core", "no answer in time"),
    QT_TRANSLATE_NOOP("Core", "the connection was cut"),
    QT_TRANSLATE_NOOP("Core", '"{a}" is no address for mail. Correct it, then send it again.'),
    QT_TRANSLATE_NOOP(
        "Core",
        "Resend refused the API key. Enter the right one on the computer that delivers; the "
        "messages wait.",
    ),
    QT_TRANSLATE_NOOP(
        "Core",
        "Resend does not let this sender write: {a}. Verify the sender's domain there; the "
        "messages wait.",
    ),
    QT_TRANSLATE_NOOP(
        "Core", "Resend refused it: {a}. Look into the account at Resend; the messages wait."
    ),
    QT_TRANSLATE_NOOP("Core", "Resend refused it: {a}. Correct it, then send it again."),
    QT_TRANSLATE_NOOP(
        "Core", "Resend refused the sender: {a}. Correct it in the settings, then send again."
    ),
    QT_TRANSLATE_NOOP(
        "Core",
        "Resend has another mail under this message's number. Look into Resend's list before "
        "you send it again.",
    ),
    QT_TRANSLATE_NOOP("Core", "Resend gets more mails at once than it takes. It is asked again."),
    QT_TRANSLATE_NOOP(
        "Core", "The day's mails at Resend are used up. Wait, or take a larger plan there."
    ),
    QT_TRANSLATE_NOOP("Core", "The month's mails at Resend are used up. Take a larger plan there."),
    QT_TRANSLATE_NOOP("Core", "Resend had a fault of its own ({a}). It is asked again."),
    QT_TRANSLATE_NOOP("Core", "Resend is still at an earlier attempt."),
    QT_TRANSLATE_NOOP("Core", "What came back was no answer of Resend's. It is asked again."),
    QT_TRANSLATE_NOOP(
        "Core", "The mail server of the address refused it. Ask for another address."
    ),
    QT_TRANSLATE_NOOP(
        "Core",
        "Resend no longer writes to this address: earlier mails bounced. Ask for another one.",
    ),
    QT_TRANSLATE_NOOP(
        "Core", "The customer reported it as unwanted. Write to this address no more."
    ),
    QT_TRANSLATE_NOOP("Core", "Resend could not send it. Look it up in Resend's list of mails."),
    QT_TRANSLATE_NOOP("Core", "It was cancelled in Resend before it went out."),
    QT_TRANSLATE_NOOP("Core", "A password is not sent to a mail server without encryption."),
    QT_TRANSLATE_NOOP("Core", "Choose STARTTLS or TLS for the mail server."),
    QT_TRANSLATE_NOOP(
        "Core",
        "The mail server {a} could not be reached. Check its name, its port and the internet "
        "connection of the computer that delivers.",
    ),
    QT_TRANSLATE_NOOP(
        "Core",
        "The certificate of the mail server {a} is not trusted. Check the server's name in the "
        "settings; the messages wait.",
    ),
    QT_TRANSLATE_NOOP(
        "Core",
        "The mail server {a} offers no STARTTLS. Choose TLS or another port in the settings; "
        "the messages wait.",
    ),
    QT_TRANSLATE_NOOP(
        "Core",
        "The mail server takes no login on this line. Choose STARTTLS or TLS in the settings, "
        "or leave the login out; the messages wait.",
    ),
    QT_TRANSLATE_NOOP(
        "Core",
        "The mail server {a} refused the login: {b}. Enter the right login and password; the "
        "messages wait.",
    ),
    QT_TRANSLATE_NOOP("Core", "The mail server {a} does not take it now: {b}. It is tried again."),
    QT_TRANSLATE_NOOP(
        "Core", "The mail server {a} refused {b}: {c}. Correct it, then send it again."
    ),
    QT_TRANSLATE_NOOP(
        "Core", "The mail server {a} refused the sender: {b}. Correct it, then send it again."
    ),
    QT_TRANSLATE_NOOP("Core", "the mail"),
    QT_TRANSLATE_NOOP("Core", "The mail server {a} cannot write to {b}. Ask for another address."),
    QT_TRANSLATE_NOOP(
        "Core",
        "The line to the mail server {a} dropped before it took the mail. It is tried again.",
    ),
    QT_TRANSLATE_NOOP(
        "Core",
        "The line to the mail server {a} dropped while it took the mail. Ask the customer "
        "whether it came.",
    ),
    QT_TRANSLATE_NOOP(
        "Core",
        "Twilio refused the account or its token. Enter the right ones on the computer that "
        "delivers; the messages wait.",
    ),
    QT_TRANSLATE_NOOP(
        "Core", "Twilio refused the sender: {a}. Correct it in the settings, then send again."
    ),
    QT_TRANSLATE_NOOP(
        "Core", "Twilio may not write to this country: {a}. Allow it there, then send again."
    ),
    QT_TRANSLATE_NOOP(
        "Core", "Twilio cannot write to this number: {a}. Ask for another mobile number."
    ),
    QT_TRANSLATE_NOOP(
        "Core", "Twilio refused the text: {a}. Look the error up there before sending again."
    ),
    QT_TRANSLATE_NOOP("Core", "Twilio gets more texts at once than it takes. It is asked again."),
    QT_TRANSLATE_NOOP(
        "Core", "The day's texts at Twilio are used up. Wait, or ask Twilio for more."
    ),
    QT_TRANSLATE_NOOP(
        "Core", "Twilio had a fault of its own ({a}). It is asked whether it has it."
    ),
    QT_TRANSLATE_NOOP(
        "Core", "What came back was no answer of Twilio's. It is asked whether it has it."
    ),
    QT_TRANSLATE_NOOP("Core", "The customer answered STOP to this number. Write by mail, or call."),
    QT_TRANSLATE_NOOP("Core", "It was cancelled at Twilio before it went out."),
    QT_TRANSLATE_NOOP("Core", "The text message did not arrive. {a}"),
    QT_TRANSLATE_NOOP("Core", "The phone is off or out of reach."),
    QT_TRANSLATE_NOOP("Core", "The number's owner or carrier blocks messages."),
    QT_TRANSLATE_NOOP("Core", "The number does not exist any more."),
    QT_TRANSLATE_NOOP("Core", "The number is a landline, or its carrier takes no text messages."),
    QT_TRANSLATE_NOOP("Core", "The carrier filtered it as unwanted."),
    QT_TRANSLATE_NOOP("Core", "The carrier did not say why."),
    QT_TRANSLATE_NOOP("Core", "The toll-free number of the sender is not verified at Twilio."),
    QT_TRANSLATE_NOOP(
        "Core", "The sender's number is not registered for business texts (A2P 10DLC) at Twilio."
    ),
    QT_TRANSLATE_NOOP("Core", "The customer answered STOP."),
    QT_TRANSLATE_NOOP("Core", "Twilio says error {a}."),
    QT_TRANSLATE_NOOP("Core", "Twilio does not say why."),
    QT_TRANSLATE_NOOP("Core", "Messages are never deleted."),
    QT_TRANSLATE_NOOP("Core", "A message begins as a draft, or queued."),
    QT_TRANSLATE_NOOP("Core", "What a message says never changes once it is queued."),
    QT_TRANSLATE_NOOP("Core", "A message that is {a} cannot become {b}."),
    QT_TRANSLATE_NOOP("Core", "A confirmation goes out with the promise, never before it."),
    QT_TRANSLATE_NOOP("Core", "Deliveries are never deleted."),
    QT_TRANSLATE_NOOP("Core", "What was handed to a provider never changes."),
    QT_TRANSLATE_NOOP("Core", "An attempt that ended is never changed or deleted."),
    QT_TRANSLATE_NOOP("Core", "Claim 1 to 200 messages for 5 to 3600 seconds."),
    QT_TRANSLATE_NOOP("Core", "{a} is no result of a delivery."),
    QT_TRANSLATE_NOOP("Core", "{a} is neither stop nor start."),
    QT_TRANSLATE_NOOP("Core", "A worker queues no message of kind {a}."),
    QT_TRANSLATE_NOOP("Core", "There is no such booking in this branch."),
    QT_TRANSLATE_NOOP("Core", "The branch's group was made a moment ago."),
    QT_TRANSLATE_NOOP("Core", "worker"),
    QT_TRANSLATE_NOOP("Core", "admin or worker"),
    QT_TRANSLATE_NOOP("Core", "worker or dispatcher or admin"),
    QT_TRANSLATE_NOOP("Core", "admin or worker or dispatcher"),
    QT_TRANSLATE_NOOP("Core", "csr or dispatcher or admin or worker"),
    QT_TRANSLATE_NOOP("Core", "{a} works for a branch that you are no admin of."),
    QT_TRANSLATE_NOOP("Core", "Add a login of your own for the worker of this branch."),
    QT_TRANSLATE_NOOP("Core", "The roles are csr, dispatcher, admin and worker."),
    QT_TRANSLATE_NOOP("Core", "Channel"),
    QT_TRANSLATE_NOOP("Core", "email or sms."),
    QT_TRANSLATE_NOOP("Core", "draft, queued, sent, delivered …"),
    QT_TRANSLATE_NOOP("Core", "The address or number it goes to."),
    QT_TRANSLATE_NOOP("Core", "Sent"),
    QT_TRANSLATE_NOOP("Core", "When its provider took it, local."),
    QT_TRANSLATE_NOOP("Core", "Delivered"),
    QT_TRANSLATE_NOOP("Core", "When it reached the customer, local."),
    QT_TRANSLATE_NOOP("Core", "Problem"),
    QT_TRANSLATE_NOOP("Core", "Why it did not arrive, or was withdrawn."),
    QT_TRANSLATE_NOOP("Core", "The day of the appointment, short."),
    QT_TRANSLATE_NOOP("Core", "What the dispatcher added for this customer; blank: nothing."),
    QT_TRANSLATE_NOOP("Core", "The day it had before."),
    QT_TRANSLATE_NOOP("Core", "When the technician would have arrived."),
    QT_TRANSLATE_NOOP("Core", "Until when both times are kept."),
    QT_TRANSLATE_NOOP("Core", "Today, tomorrow, or on which day."),
    QT_TRANSLATE_NOOP(
        "Core", "In how long the arrival window begins; blank: in more than three hours."
    ),
    QT_TRANSLATE_NOOP("Core", "In how long the technician arrives; blank: not known."),
    QT_TRANSLATE_NOOP("Core", "About when that is; blank: not known."),
    QT_TRANSLATE_NOOP("Core", "What it is about, in a few words."),
    QT_TRANSLATE_NOOP("Core", "What happened."),
    QT_TRANSLATE_NOOP("Core", "The reason that was given; blank: none."),
    QT_TRANSLATE_NOOP("Core", "What to do about it; blank: nothing."),
    QT_TRANSLATE_NOOP("Core", "The customer's telephone number; blank: none."),
)
