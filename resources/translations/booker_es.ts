<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_US" sourcelanguage="en_US">
<context>
    <name>ActOnBooking</name>
    <message>
        <source>The customer declines {promise}.</source>
        <translation>El cliente rechaza el {promise}.</translation>
    </message>
    <message>
        <source>The window that was held before is still kept.</source>
        <translation>La franja que estaba apartada antes aún se conserva.</translation>
    </message>
    <message>
        <source>Go &amp;back to the old window</source>
        <translation>&amp;Volver a la franja anterior</translation>
    </message>
    <message>
        <source>&amp;Release both</source>
        <translation>&amp;Liberar ambas</translation>
    </message>
    <message>
        <source>Cancel {reference}, {promise}?</source>
        <translation>¿Cancelar {reference}, {promise}?</translation>
    </message>
    <message>
        <source>Its time is free at once. A message that was not sent yet is withdrawn.</source>
        <translation>Su tiempo queda libre de inmediato. Si el mensaje aún no se envió, se retira.</translation>
    </message>
    <message>
        <source>In &amp;{n} min</source>
        <translation>&amp;{n} min</translation>
    </message>
    <message>
        <source>Tell {customer} that the technician is on the way?</source>
        <translation>¿Avisar a {customer} que el técnico va en camino?</translation>
    </message>
    <message>
        <source>When will they be there? The message goes out at once.</source>
        <translation>¿Cuándo llegará? El mensaje sale de inmediato.</translation>
    </message>
    <message>
        <source>&amp;No time</source>
        <translation>Sin h&amp;ora</translation>
    </message>
    <message>
        <source>Did the visit of {reference} take place?</source>
        <translation>¿Se realizó la visita de {reference}?</translation>
    </message>
    <message>
        <source>It took &amp;place</source>
        <translation>Sí se &amp;realizó</translation>
    </message>
    <message>
        <source>Was nobody there for {reference}?</source>
        <translation>¿No había nadie para {reference}?</translation>
    </message>
    <message>
        <source>&amp;Nobody was there</source>
        <translation>&amp;No había nadie</translation>
    </message>
    <message>
        <source>This cannot be taken back.</source>
        <translation>Esto no se puede deshacer.</translation>
    </message>
    <message>
        <source>{reference} is released; its time is free.</source>
        <translation>{reference} quedó liberada; su tiempo está libre.</translation>
    </message>
    <message>
        <source>{reference} is agreed by the customer, and waits for a dispatcher.</source>
        <translation>El cliente aceptó {reference}; falta que un despachador la confirme.</translation>
    </message>
    <message>
        <source>{reference} is held again for {promise}.</source>
        <translation>{reference} está apartada de nuevo para el {promise}.</translation>
    </message>
    <message>
        <source>{reference} is cancelled; its time is free.</source>
        <translation>{reference} quedó cancelada; su tiempo está libre.</translation>
    </message>
    <message>
        <source>{reference} is completed.</source>
        <translation>{reference} quedó completada.</translation>
    </message>
    <message>
        <source>{customer} is told that the technician is on the way.</source>
        <translation>Se avisa a {customer} que el técnico va en camino.</translation>
    </message>
    <message>
        <source>{reference} is marked a no-show.</source>
        <translation>{reference} quedó marcada como cliente ausente.</translation>
    </message>
</context>
<context>
    <name>AskFile</name>
    <message>
        <source>Excel (*.xlsx)</source>
        <translation>Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Choose a file to import</source>
        <translation>Elegir un archivo para importar</translation>
    </message>
    <message>
        <source>Sheets ({endings})</source>
        <translation>Hojas ({endings})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Todos los archivos (*)</translation>
    </message>
</context>
<context>
    <name>AskPane</name>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Volver</translation>
    </message>
</context>
<context>
    <name>AuditColumns</name>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>Acción</translation>
    </message>
    <message>
        <source>Booking</source>
        <translation>Reserva</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Columna</translation>
    </message>
    <message>
        <source>{column}, changed</source>
        <translation>{column}, cambió</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Después</translation>
    </message>
</context>
<context>
    <name>AuditFilter</name>
    <message>
        <source>Reference of a booking</source>
        <translation>Referencia de una reserva</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>Acción</translation>
    </message>
    <message>
        <source>Every act</source>
        <translation>Todas las acciones</translation>
    </message>
    <message>
        <source>Kind of row</source>
        <translation>Tipo de registro</translation>
    </message>
    <message>
        <source>Every kind of row</source>
        <translation>Todos los tipos</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Días</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Últimos 7 días</translation>
    </message>
    <message>
        <source>All days</source>
        <translation>Todos los días</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>Desde … hasta …</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Primer día</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Último día</translation>
    </message>
    <message>
        <source>to</source>
        <translation>a</translation>
    </message>
</context>
<context>
    <name>AuditTab</name>
    <message>
        <source>Audit events</source>
        <translation>Eventos de auditoría</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>Antes y después</translation>
    </message>
    <message>
        <source>No event is chosen</source>
        <translation>Ningún evento elegido</translation>
    </message>
    <message>
        <source>Choose one in the table with the arrow keys.</source>
        <translation>Elija uno en la tabla con las flechas.</translation>
    </message>
    <message>
        <source>A&amp;ll columns, also those that stayed the same</source>
        <translation>&amp;Todas las columnas, también las que no cambiaron</translation>
    </message>
    <message>
        <source>Show all columns</source>
        <translation>Mostrar todas las columnas</translation>
    </message>
    <message>
        <source>Open the &amp;booking</source>
        <translation>Abrir la &amp;reserva</translation>
    </message>
    <message>
        <source>Open the booking of this event</source>
        <translation>Abrir la reserva de este evento</translation>
    </message>
    <message>
        <source>&amp;Verify the record</source>
        <translation>&amp;Verificar el registro</translation>
    </message>
    <message>
        <source>Verify that the record is whole</source>
        <translation>Verificar que el registro esté íntegro</translation>
    </message>
    <message>
        <source>&amp;Seal new events</source>
        <translation>&amp;Sellar eventos nuevos</translation>
    </message>
    <message>
        <source>Seal the events that are not sealed yet</source>
        <translation>Sellar los eventos que aún no tienen sello</translation>
    </message>
    <message>
        <source>No event matches</source>
        <translation>Ningún evento coincide</translation>
    </message>
    <message>
        <source>Look in all days, everybody&apos;s acts, or at a whole reference.</source>
        <translation>Busque en todos los días, en las acciones de todos o con una referencia completa.</translation>
    </message>
    <message>
        <source>The newest {n} events; there are more. Narrow by booking, days, who or act.</source>
        <translation>Los {n} eventos más recientes; hay más. Acote por reserva, días, quién o acción.</translation>
    </message>
    <message>
        <source>1 event</source>
        <translation>1 evento</translation>
    </message>
    <message>
        <source>{n} events</source>
        <translation>{n} eventos</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>esta computadora</translation>
    </message>
    <message>
        <source>{login}, {when}, from {where}</source>
        <translation>{login}, {when}, desde {where}</translation>
    </message>
    <message>
        <source>Verifying the record…</source>
        <translation>Verificando el registro…</translation>
    </message>
    <message>
        <source>Nothing is sealed yet</source>
        <translation>Aún no hay nada sellado</translation>
    </message>
    <message>
        <source>Events are protected from change by their seal.</source>
        <translation>El sello protege los eventos de cambios.</translation>
    </message>
    <message>
        <source>Have an admin seal the new events.</source>
        <translation>Pida a un administrador que selle los eventos nuevos.</translation>
    </message>
    <message>
        <source>The record is whole</source>
        <translation>El registro está íntegro</translation>
    </message>
    <message>
        <source>{n} sealed events, each as it was written. Newest seal: {head}</source>
        <translation>{n} eventos sellados, cada uno tal como se escribió. Sello más reciente: {head}</translation>
    </message>
    <message>
        <source>Written down elsewhere, that seal proves it later.</source>
        <translation>Si se anota en otro lugar, ese sello lo demuestra después.</translation>
    </message>
    <message>
        <source>{n} events are sealed</source>
        <translation>{n} eventos sellados</translation>
    </message>
    <message>
        <source>Every event was sealed already</source>
        <translation>Todos los eventos ya estaban sellados</translation>
    </message>
    <message>
        <source>At position {position} of {n} seals: {problem}.</source>
        <translation>En la posición {position} de {n} sellos: {problem}.</translation>
    </message>
    <message>
        <source>Copy this, leave the database as it is, and tell whoever administers it.</source>
        <translation>Copie esto, deje la base de datos como está y avise a quien la administra.</translation>
    </message>
</context>
<context>
    <name>BlankSheets</name>
    <message>
        <source>Your zones and windows can be chosen from lists in them, and each header says in a comment what goes below it. Filled in, they are imported as they are.</source>
        <translation>En ellas puede elegir sus zonas y franjas de listas, y cada encabezado explica en un comentario qué va debajo. Una vez completadas, se importan tal como están.</translation>
    </message>
    <message>
        <source>Save an empty sheet for</source>
        <translation>Guardar una hoja vacía para</translation>
    </message>
    <message>
        <source>Save an empty sheet for {what}</source>
        <translation>Guardar una hoja vacía para {what}</translation>
    </message>
    <message>
        <source>Save an empty sheet</source>
        <translation>Guardar una hoja vacía</translation>
    </message>
    <message>
        <source>The empty sheet is saved</source>
        <translation>La hoja vacía se guardó</translation>
    </message>
    <message>
        <source>Fill it in, then drop it on the Import page.</source>
        <translation>Complétela y luego suéltela en la página Importar.</translation>
    </message>
</context>
<context>
    <name>BlockForm</name>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Motivo</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>Para quién</translation>
    </message>
    <message>
        <source>Whole branch</source>
        <translation>Toda la sucursal</translation>
    </message>
    <message>
        <source>A zone</source>
        <translation>Una zona</translation>
    </message>
    <message>
        <source>A technician</source>
        <translation>Un técnico</translation>
    </message>
    <message>
        <source>A route of one day</source>
        <translation>Una ruta de un día</translation>
    </message>
    <message>
        <source>&amp;For whom</source>
        <translation>&amp;Para quién</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zona</translation>
    </message>
    <message>
        <source>&amp;Zone</source>
        <translation>&amp;Zona</translation>
    </message>
    <message>
        <source>Route &amp;number</source>
        <translation>Número de r&amp;uta</translation>
    </message>
    <message>
        <source>Technicians to choose from</source>
        <translation>Técnicos para elegir</translation>
    </message>
    <message>
        <source>&amp;Technician&apos;s name</source>
        <translation>&amp;Nombre del técnico</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>&amp;Día</translation>
    </message>
    <message>
        <source>&amp;All day</source>
        <translation>T&amp;odo el día</translation>
    </message>
    <message>
        <source>Fro&amp;m</source>
        <translation>D&amp;esde</translation>
    </message>
    <message>
        <source>Unt&amp;il</source>
        <translation>&amp;Hasta</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Se repite</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nunca</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>Cada día</translation>
    </message>
    <message>
        <source>Every week, on weekdays</source>
        <translation>Cada semana, en ciertos días</translation>
    </message>
    <message>
        <source>Every month, on that day of the month</source>
        <translation>Cada mes, en ese día del mes</translation>
    </message>
    <message>
        <source>Every month, on that weekday</source>
        <translation>Cada mes, en ese día de la semana</translation>
    </message>
    <message>
        <source>Every year</source>
        <translation>Cada año</translation>
    </message>
    <message>
        <source>By a rule (RFC 5545)</source>
        <translation>Según una regla (RFC 5545)</translation>
    </message>
    <message>
        <source>Re&amp;peats</source>
        <translation>Se rep&amp;ite</translation>
    </message>
    <message>
        <source>E&amp;very</source>
        <translation>&amp;Cada</translation>
    </message>
    <message>
        <source>&amp;On</source>
        <translation>Lo&amp;s</translation>
    </message>
    <message>
        <source>Weekdays</source>
        <translation>Días de la semana</translation>
    </message>
    <message>
        <source>&amp;Last day</source>
        <translation>Ú&amp;ltimo día</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Último día</translation>
    </message>
    <message>
        <source>It ends</source>
        <translation>Termina</translation>
    </message>
    <message>
        <source>R&amp;ule</source>
        <translation>Re&amp;gla</translation>
    </message>
    <message>
        <source>Say why: desks and customers&apos; questions need it.</source>
        <translation>Indique el motivo: los puestos lo necesitan, y también si el cliente pregunta.</translation>
    </message>
    <message>
        <source>Name the technician as on the routes.</source>
        <translation>Escriba el nombre del técnico como está en las rutas.</translation>
    </message>
    <message>
        <source>days</source>
        <translation>días</translation>
    </message>
    <message>
        <source>weeks</source>
        <translation>semanas</translation>
    </message>
    <message>
        <source>years</source>
        <translation>años</translation>
    </message>
    <message>
        <source>months</source>
        <translation>meses</translation>
    </message>
    <message>
        <source>No route of the coming six weeks is {name}&apos;s.</source>
        <translation>Ninguna ruta de las próximas seis semanas es de {name}.</translation>
    </message>
    <message>
        <source>{words}: no day in the next two years.</source>
        <translation>{words}: ningún día en los próximos dos años.</translation>
    </message>
    <message>
        <source>{words}. Next: {days}</source>
        <translation>{words}. Próximos: {days}</translation>
    </message>
</context>
<context>
    <name>Blocks</name>
    <message>
        <source>all day</source>
        <translation>todo el día</translation>
    </message>
    <message>
        <source>until {time}</source>
        <translation>hasta las {time}</translation>
    </message>
    <message>
        <source>from {time}</source>
        <translation>desde las {time}</translation>
    </message>
    <message>
        <source>{zone}, route {n}</source>
        <translation>{zone}, ruta {n}</translation>
    </message>
    <message>
        <source>{name} in {zone}</source>
        <translation>{name} en {zone}</translation>
    </message>
    <message>
        <source>Whole branch</source>
        <translation>Toda la sucursal</translation>
    </message>
</context>
<context>
    <name>BlocksFrame</name>
    <message>
        <source>Blocked times</source>
        <translation>Horarios bloqueados</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Agregar</translation>
    </message>
    <message>
        <source>Block a time</source>
        <translation>Bloquear un horario</translation>
    </message>
    <message>
        <source>&amp;Holidays…</source>
        <translation>Días &amp;feriados…</translation>
    </message>
    <message>
        <source>Block public holidays</source>
        <translation>Bloquear los días feriados oficiales</translation>
    </message>
    <message>
        <source>&amp;Block</source>
        <translation>&amp;Bloquear</translation>
    </message>
    <message>
        <source>Block this time</source>
        <translation>Bloquear este horario</translation>
    </message>
    <message>
        <source>&amp;Clear</source>
        <translation>&amp;Vaciar</translation>
    </message>
    <message>
        <source>Clear the form (Esc)</source>
        <translation>Vaciar el formulario (Esc)</translation>
    </message>
    <message>
        <source>&amp;Remove this day</source>
        <translation>&amp;Quitar este día</translation>
    </message>
    <message>
        <source>Open this time again</source>
        <translation>Abrir este horario de nuevo</translation>
    </message>
    <message>
        <source>Remo&amp;ve them all</source>
        <translation>Qui&amp;tarlos todos</translation>
    </message>
    <message>
        <source>End the recurring block</source>
        <translation>Terminar el bloqueo recurrente</translation>
    </message>
    <message>
        <source>Nothing is offered or planned at these times; what stands there stays.</source>
        <translation>En estos horarios no se ofrece ni se planea nada; lo que ya está se queda.</translation>
    </message>
    <message>
        <source>Next: {days}</source>
        <translation>Próximos: {days}</translation>
    </message>
    <message>
        <source>No day is left.</source>
        <translation>No queda ningún día.</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Quitar</translation>
    </message>
</context>
<context>
    <name>BlocksPage</name>
    <message>
        <source>&amp;Every single day of recurring ones</source>
        <translation>Cada día de los recu&amp;rrentes</translation>
    </message>
    <message>
        <source>Every single day of recurring ones</source>
        <translation>Cada día de los recurrentes</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Horario</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>Para quién</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>Se repite</translation>
    </message>
    <message>
        <source>over</source>
        <translation>terminado</translation>
    </message>
    <message>
        <source>next {day}</source>
        <translation>próximo: {day}</translation>
    </message>
    <message>
        <source>Nothing is blocked</source>
        <translation>No hay nada bloqueado</translation>
    </message>
    <message>
        <source>Block a time on the right, or take the holidays of your country.</source>
        <translation>Bloquee un horario a la derecha, o tome los días feriados de su país.</translation>
    </message>
    <message>
        <source>1 time is blocked</source>
        <translation>1 horario está bloqueado</translation>
    </message>
    <message>
        <source>{n} times are blocked</source>
        <translation>{n} horarios están bloqueados</translation>
    </message>
    <message>
        <source>These bookings stand there already, and stay: {references}.</source>
        <translation>Estas reservas ya están ahí y se quedan: {references}.</translation>
    </message>
    <message>
        <source>Reschedule them if nobody can come.</source>
        <translation>Reprográmelas si nadie puede ir.</translation>
    </message>
    <message>
        <source>{reason}, {day}, is blocked no more</source>
        <translation>{reason}, {day}: ya no está bloqueado</translation>
    </message>
    <message>
        <source>{reason} does not recur any more</source>
        <translation>{reason} ya no se repite</translation>
    </message>
    <message>
        <source>{n} coming days are open again; past ones stay.</source>
        <translation>{n} días próximos están abiertos de nuevo; los pasados se quedan.</translation>
    </message>
</context>
<context>
    <name>BookWords</name>
    <message>
        <source>all day</source>
        <translation>todo el día</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>1 technician</source>
        <translation>1 técnico</translation>
    </message>
    <message>
        <source>{n} technicians</source>
        <translation>{n} técnicos</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>ayer</translation>
    </message>
    <message>
        <source>today</source>
        <translation>hoy</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>mañana</translation>
    </message>
    <message>
        <source>in {n} days</source>
        <translation>en {n} días</translation>
    </message>
    <message>
        <source>{n} days ago</source>
        <translation>hace {n} días</translation>
    </message>
</context>
<context>
    <name>BookingAct</name>
    <message>
        <source>Customer &amp;accepts</source>
        <translation>Cliente &amp;acepta</translation>
    </message>
    <message>
        <source>Customer &amp;declines…</source>
        <translation>Cliente &amp;rechaza…</translation>
    </message>
    <message>
        <source>&amp;Release</source>
        <translation>&amp;Liberar</translation>
    </message>
    <message>
        <source>Resc&amp;hedule…</source>
        <translation>Re&amp;programar…</translation>
    </message>
    <message>
        <source>&amp;Cancel…</source>
        <translation>&amp;Cancelar…</translation>
    </message>
    <message>
        <source>On the &amp;way…</source>
        <translation>E&amp;n camino…</translation>
    </message>
    <message>
        <source>Com&amp;pleted…</source>
        <translation>Co&amp;mpletada…</translation>
    </message>
    <message>
        <source>&amp;No-show…</source>
        <translation>Cliente a&amp;usente…</translation>
    </message>
</context>
<context>
    <name>BookingColumns</name>
    <message>
        <source>Booking</source>
        <translation>Reserva</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Franja</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>{customer}, VIP</source>
        <translation>{customer}, VIP</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Trabajo</translation>
    </message>
    <message>
        <source>Technicians</source>
        <translation>Técnicos</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zona</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Domicilio</translation>
    </message>
    <message>
        <source>VIP</source>
        <translation>VIP</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
</context>
<context>
    <name>BookingDetails</name>
    <message>
        <source>Parts of the booking</source>
        <translation>Partes de la reserva</translation>
    </message>
    <message>
        <source>De&amp;tails</source>
        <translation>De&amp;talles</translation>
    </message>
    <message>
        <source>H&amp;istory</source>
        <translation>H&amp;istorial</translation>
    </message>
    <message>
        <source>&amp;Messages</source>
        <translation>Mensa&amp;jes</translation>
    </message>
    <message>
        <source>Details of the booking</source>
        <translation>Detalles de la reserva</translation>
    </message>
    <message>
        <source>No booking is chosen</source>
        <translation>Ninguna reserva elegida</translation>
    </message>
    <message>
        <source>Choose one in the table with the arrow keys.</source>
        <translation>Elija una en la tabla con las flechas.</translation>
    </message>
    <message>
        <source>{customer} (VIP)</source>
        <translation>{customer} (VIP)</translation>
    </message>
    <message>
        <source>{state} · {reference}</source>
        <translation>{state} · {reference}</translation>
    </message>
</context>
<context>
    <name>BookingFilterBar</name>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>Mañana</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Esta semana</translation>
    </message>
    <message>
        <source>Next 14 days</source>
        <translation>Próximos 14 días</translation>
    </message>
    <message>
        <source>All days</source>
        <translation>Todos los días</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>Desde … hasta …</translation>
    </message>
    <message>
        <source>Any state</source>
        <translation>Cualquier estado</translation>
    </message>
    <message>
        <source>Standing: held to confirmed</source>
        <translation>Vigentes: apartadas a confirmadas</translation>
    </message>
    <message>
        <source>Undecided: held, proposed</source>
        <translation>Por decidir: apartadas, propuestas</translation>
    </message>
    <message>
        <source>Visited: completed, no-show</source>
        <translation>Visitadas: completadas, cliente ausente</translation>
    </message>
    <message>
        <source>Gone: cancelled to expired</source>
        <translation>Sin efecto: canceladas a vencidas</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Días</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Primer día</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Último día</translation>
    </message>
    <message>
        <source>to</source>
        <translation>a</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zona</translation>
    </message>
    <message>
        <source>Every zone</source>
        <translation>Todas las zonas</translation>
    </message>
    <message>
        <source>Reference, customer, phone, street or e-mail</source>
        <translation>Referencia, cliente, teléfono, calle o correo</translation>
    </message>
    <message>
        <source>Reference, customer, phone, street, e-mail</source>
        <translation>Referencia, cliente, teléfono, calle, correo</translation>
    </message>
    <message>
        <source>States</source>
        <translation>Estados</translation>
    </message>
</context>
<context>
    <name>BookingHistory</name>
    <message>
        <source>{sentence}, because of another booking</source>
        <translation>{sentence}, a causa de otra reserva</translation>
    </message>
    <message>
        <source>{row}: before and after</source>
        <translation>{row}: antes y después</translation>
    </message>
</context>
<context>
    <name>BookingMessages</name>
    <message>
        <source>Messages of the booking</source>
        <translation>Mensajes de la reserva</translation>
    </message>
    <message>
        <source>No messages</source>
        <translation>Sin mensajes</translation>
    </message>
    <message>
        <source>The first is drafted when a window is held.</source>
        <translation>El primero se redacta al apartar una franja.</translation>
    </message>
</context>
<context>
    <name>BookingWords</name>
    <message>
        <source>the whole shift</source>
        <translation>todo el turno</translation>
    </message>
    <message>
        <source>{n} minutes</source>
        <translation>{n} minutos</translation>
    </message>
    <message>
        <source>{n} technicians at once</source>
        <translation>{n} técnicos a la vez</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Franja</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Trabajo</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Domicilio</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Planeada</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>Replaces</source>
        <translation>Reemplaza a</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>Apartada</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>Aceptada</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Confirmada</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>by the customer, to the proposal</source>
        <translation>por el cliente, según la propuesta</translation>
    </message>
    <message>
        <source>{span} · {technician} · drive {n} min</source>
        <translation>{span} · {technician} · trayecto {n} min</translation>
    </message>
    <message>
        <source>route {n}</source>
        <translation>ruta {n}</translation>
    </message>
</context>
<context>
    <name>BookingsTab</name>
    <message>
        <source>Bookings</source>
        <translation>Reservas</translation>
    </message>
    <message>
        <source>No bookings on these days</source>
        <translation>No hay reservas en estos días</translation>
    </message>
    <message>
        <source>Choose other days, or all days.</source>
        <translation>Elija otros días o todos los días.</translation>
    </message>
    <message>
        <source>No booking matches</source>
        <translation>Ninguna reserva coincide</translation>
    </message>
    <message>
        <source>Look in all days, every zone and any state, or with fewer words.</source>
        <translation>Busque en todos los días, zonas y estados, o con menos palabras.</translation>
    </message>
    <message>
        <source>The first {n} bookings; there are more. Narrow by days, zone, state or words.</source>
        <translation>Las primeras {n} reservas; hay más. Acote por días, zona, estado o palabras.</translation>
    </message>
    <message>
        <source>1 booking</source>
        <translation>1 reserva</translation>
    </message>
    <message>
        <source>{n} bookings</source>
        <translation>{n} reservas</translation>
    </message>
    <message>
        <source>{reference} holds the new window</source>
        <translation>{reference} aparta la franja nueva</translation>
    </message>
    <message>
        <source>{old} stays promised until a dispatcher confirms {reference}.</source>
        <translation>El compromiso de {old} sigue en pie hasta que un despachador confirme {reference}.</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Excel (*.xlsx)</source>
        <translation>Excel (*.xlsx)</translation>
    </message>
    <message>
        <source>Export what is shown</source>
        <translation>Exportar lo que se muestra</translation>
    </message>
    <message>
        <source>Bookings {date}</source>
        <translation>Reservas {date}</translation>
    </message>
    <message>
        <source>{n} bookings in {path}</source>
        <translation>{n} reservas en {path}</translation>
    </message>
    <message>
        <source>The bookings are exported</source>
        <translation>Las reservas se exportaron</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>&amp;Exportar…</translation>
    </message>
    <message>
        <source>Route &amp;sheets…</source>
        <translation>&amp;Hojas de ruta…</translation>
    </message>
</context>
<context>
    <name>Calendar</name>
    <message>
        <source>Another desk changed this meanwhile.</source>
        <translation>Otro puesto cambió esto mientras tanto.</translation>
    </message>
    <message>
        <source>Look at what stands there now, then change it again.</source>
        <translation>Mire lo que hay ahora y luego cámbielo de nuevo.</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Con lugar</translation>
    </message>
    <message>
        <source>Filling</source>
        <translation>Llenándose</translation>
    </message>
    <message>
        <source>Nearly full</source>
        <translation>Casi llena</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>Llena</translation>
    </message>
    <message>
        <source>{n} %</source>
        <translation>{n} %</translation>
    </message>
    <message>
        <source>1 route</source>
        <translation>1 ruta</translation>
    </message>
    <message>
        <source>{n} routes</source>
        <translation>{n} rutas</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>{n} h</source>
        <translation>{n} h</translation>
    </message>
    <message>
        <source>{h} h {m} min</source>
        <translation>{h} h {m} min</translation>
    </message>
    <message>
        <source>all day</source>
        <translation>todo el día</translation>
    </message>
    <message>
        <source>route {n}</source>
        <translation>ruta {n}</translation>
    </message>
    <message>
        <source>{taken} of {all} taken</source>
        <translation>{taken} de {all} ocupado</translation>
    </message>
    <message>
        <source>1 stop</source>
        <translation>1 parada</translation>
    </message>
    <message>
        <source>{n} stops</source>
        <translation>{n} paradas</translation>
    </message>
    <message>
        <source>{routes} kept until their bookings end</source>
        <translation>{routes} solo hasta que terminen sus reservas</translation>
    </message>
    <message>
        <source>Blocked as a whole</source>
        <translation>Bloqueada por completo</translation>
    </message>
    <message>
        <source>Blocked: {what}</source>
        <translation>Bloqueo: {what}</translation>
    </message>
</context>
<context>
    <name>CalendarFrame</name>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Guardar</translation>
    </message>
    <message>
        <source>Save the changed cells</source>
        <translation>Guardar las celdas cambiadas</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>Deshac&amp;er</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Re&amp;do</source>
        <translation>&amp;Rehacer</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Rehacer</translation>
    </message>
    <message>
        <source>&amp;Copy week…</source>
        <translation>Copiar &amp;semana…</translation>
    </message>
    <message>
        <source>Copy this week to the weeks after it</source>
        <translation>Copiar esta semana a las siguientes</translation>
    </message>
    <message>
        <source>&amp;Routes</source>
        <translation>R&amp;utas</translation>
    </message>
    <message>
        <source>Show the routes of the day</source>
        <translation>Mostrar las rutas del día</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Calendario</translation>
    </message>
    <message>
        <source>&amp;Today</source>
        <translation>&amp;Hoy</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Previous month (Page Up)</source>
        <translation>Mes anterior (Re Pág)</translation>
    </message>
    <message>
        <source>Next month (Page Down)</source>
        <translation>Mes siguiente (Av Pág)</translation>
    </message>
    <message>
        <source>&amp;New routes work from</source>
        <translation>Las rutas &amp;nuevas trabajan de</translation>
    </message>
    <message>
        <source>to</source>
        <translation>a</translation>
    </message>
    <message>
        <source>New routes work from</source>
        <translation>Las rutas nuevas trabajan desde</translation>
    </message>
    <message>
        <source>New routes work until</source>
        <translation>Las rutas nuevas trabajan hasta</translation>
    </message>
    <message>
        <source>A shift ends after it starts.</source>
        <translation>Un turno termina después de empezar.</translation>
    </message>
</context>
<context>
    <name>CalendarLegend</name>
    <message>
        <source>{word} from {share}</source>
        <translation>{word} desde {share}</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Bloqueada</translation>
    </message>
    <message>
        <source>Changed, not saved</source>
        <translation>Cambiada, sin guardar</translation>
    </message>
    <message>
        <source>Less than promised</source>
        <translation>Menos de lo prometido</translation>
    </message>
</context>
<context>
    <name>CalendarModel</name>
    <message>
        <source>{routes}, {share} taken</source>
        <translation>{routes}, {share} ocupado</translation>
    </message>
    <message>
        <source>Changed to {n}, not saved yet</source>
        <translation>Cambiada a {n}, aún sin guardar</translation>
    </message>
    <message>
        <source>Another desk made it {now} meanwhile; it was {was}</source>
        <translation>Mientras tanto, otro puesto la cambió a {now}; era {was}</translation>
    </message>
</context>
<context>
    <name>CalendarPage</name>
    <message>
        <source>No zones yet</source>
        <translation>Aún no hay zonas</translation>
    </message>
    <message>
        <source>Capacity is the routes of a zone. Add zones first, then type routes here.</source>
        <translation>La capacidad son las rutas de una zona. Primero agregue zonas; luego escriba las rutas aquí.</translation>
    </message>
    <message>
        <source>Another desk changed what you are changing</source>
        <translation>Otro puesto cambió lo que usted está cambiando</translation>
    </message>
    <message>
        <source>{cells}. What you typed stays until you save or undo it.</source>
        <translation>{cells}. Lo que usted escribió se queda hasta que lo guarde o lo deshaga.</translation>
    </message>
    <message>
        <source>{n} cells typed</source>
        <translation>{n} celdas escritas</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Guardando…</translation>
    </message>
    <message>
        <source>1 cell changed</source>
        <translation>1 celda cambiada</translation>
    </message>
    <message>
        <source>{n} cells changed</source>
        <translation>{n} celdas cambiadas</translation>
    </message>
</context>
<context>
    <name>CalendarView</name>
    <message>
        <source>Routes by zone and day</source>
        <translation>Rutas por zona y día</translation>
    </message>
    <message>
        <source>“{words}” (row {row}, column {column} of what was copied) is no number of routes from 0 to {most}. Nothing was pasted.</source>
        <translation>“{words}” (fila {row}, columna {column} de lo copiado) no es un número de rutas de 0 a {most}. No se pegó nada.</translation>
    </message>
</context>
<context>
    <name>CalendarWriter</name>
    <message>
        <source>Less than is promised to {references}</source>
        <translation>Menos de lo prometido a {references}</translation>
    </message>
    <message>
        <source>{n} days saved</source>
        <translation>{n} días guardados</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Se guardó</translation>
    </message>
    <message>
        <source>{added} added, {changed} changed, {removed} removed.</source>
        <translation>Agregado: {added}; cambiado: {changed}; eliminado: {removed}.</translation>
    </message>
    <message>
        <source>{routes} kept for 1 booking.</source>
        <translation>Por 1 reserva se conserva: {routes}.</translation>
    </message>
    <message>
        <source>{routes} kept for {n} bookings.</source>
        <translation>Por {n} reservas se conserva: {routes}.</translation>
    </message>
    <message>
        <source>Left as they are, another desk changed them: {days}.</source>
        <translation>Se dejaron como están, otro puesto los cambió: {days}.</translation>
    </message>
    <message>
        <source>{keys} takes it back.</source>
        <translation>{keys} lo deshace.</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Deshecho</translation>
    </message>
    <message>
        <source>Saved again</source>
        <translation>Guardado de nuevo</translation>
    </message>
    <message>
        <source>Route changed</source>
        <translation>La ruta cambió</translation>
    </message>
</context>
<context>
    <name>CancelPane</name>
    <message>
        <source>Reason for the cancellation</source>
        <translation>Motivo de la cancelación</translation>
    </message>
    <message>
        <source>Choose a reason, or type one</source>
        <translation>Elija un motivo o escriba uno</translation>
    </message>
    <message>
        <source>&amp;Reason:</source>
        <translation>Moti&amp;vo:</translation>
    </message>
    <message>
        <source>Cancel the &amp;booking</source>
        <translation>Cancelar la re&amp;serva</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>C&amp;onservarla</translation>
    </message>
    <message>
        <source>Customer no longer needs it</source>
        <translation>El cliente ya no lo necesita</translation>
    </message>
    <message>
        <source>Customer chose another company</source>
        <translation>El cliente eligió otra empresa</translation>
    </message>
    <message>
        <source>Customer is away then</source>
        <translation>El cliente no estará ese día</translation>
    </message>
    <message>
        <source>The problem solved itself</source>
        <translation>El problema se resolvió solo</translation>
    </message>
    <message>
        <source>Booked twice</source>
        <translation>Se reservó dos veces</translation>
    </message>
    <message>
        <source>Booked by mistake</source>
        <translation>Se reservó por error</translation>
    </message>
    <message>
        <source>We cannot come</source>
        <translation>No podemos ir</translation>
    </message>
    <message>
        <source>Say why, so that others understand it later.</source>
        <translation>Diga por qué, para que otros lo entiendan después.</translation>
    </message>
</context>
<context>
    <name>CapsLockHint</name>
    <message>
        <source>Caps Lock seems to be on.</source>
        <translation>Parece que Bloq Mayús está activado.</translation>
    </message>
</context>
<context>
    <name>CellDelegate</name>
    <message>
        <source>Number of routes</source>
        <translation>Número de rutas</translation>
    </message>
</context>
<context>
    <name>ChangesPane</name>
    <message>
        <source>Changes</source>
        <translation>Cambios</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todos</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Cómo</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>From, to</source>
        <translation>Antes, después</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Hoja</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Fila</translation>
    </message>
    <message>
        <source>Nothing would change.</source>
        <translation>No cambiaría nada.</translation>
    </message>
    <message>
        <source>{n} stay as they are.</source>
        <translation>{n} se quedan como están.</translation>
    </message>
    <message>
        <source>{n} to be added</source>
        <translation>{n} por agregar</translation>
    </message>
    <message>
        <source>{n} to be changed</source>
        <translation>{n} por cambiar</translation>
    </message>
    <message>
        <source>{n} to be removed</source>
        <translation>{n} por eliminar</translation>
    </message>
    <message>
        <source>{n} stay as they are</source>
        <translation>{n} sin cambios</translation>
    </message>
    <message>
        <source>Routes: {told}.</source>
        <translation>Rutas: {told}.</translation>
    </message>
    <message>
        <source>Show {what}</source>
        <translation>Mostrar {what}</translation>
    </message>
    <message>
        <source>Nothing would change</source>
        <translation>No cambiaría nada</translation>
    </message>
    <message>
        <source>What the file says stands already, or no row of it can be taken.</source>
        <translation>Lo que dice el archivo ya está así, o ninguna de sus filas se puede tomar.</translation>
    </message>
    <message>
        <source>{n} more changes are counted, and not listed here.</source>
        <translation>Hay {n} cambios más: se cuentan, pero no aparecen en esta lista.</translation>
    </message>
</context>
<context>
    <name>CheckPane</name>
    <message>
        <source>Check &amp;again</source>
        <translation>Revisar de &amp;nuevo</translation>
    </message>
    <message>
        <source>Save a copy with the bad cells &amp;marked…</source>
        <translation>Guardar una copia con las celdas erróneas &amp;marcadas…</translation>
    </message>
    <message>
        <source>All &amp;or nothing</source>
        <translation>&amp;Todo o nada</translation>
    </message>
    <message>
        <source>Take the &amp;good rows</source>
        <translation>Tomar las filas &amp;buenas</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problemas</translation>
    </message>
    <message>
        <source>The sheet around the bad cell</source>
        <translation>La hoja alrededor de la celda errónea</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Hoja</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Celda</translation>
    </message>
    <message>
        <source>What stands there</source>
        <translation>Qué dice</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Qué está mal</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>Propuesta</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Revisando…</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Sin revisar</translation>
    </message>
    <message>
        <source>Every row can be read.</source>
        <translation>Se pueden leer todas las filas.</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 fila</translation>
    </message>
    <message>
        <source>{n} rows</source>
        <translation>{n} filas</translation>
    </message>
    <message>
        <source>{problems} in {rows}</source>
        <translation>{problems} en {rows}</translation>
    </message>
</context>
<context>
    <name>ChooseBranch</name>
    <message>
        <source>Which &amp;branch do you work in?</source>
        <translation>¿En qué &amp;sucursal trabaja usted?</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Sucursal</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Back to the sign-in form</source>
        <translation>Volver al inicio de sesión</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Continue with the chosen branch</source>
        <translation>Continuar con la sucursal elegida</translation>
    </message>
</context>
<context>
    <name>ChoosePassword</name>
    <message>
        <source>&amp;New password</source>
        <translation>&amp;Nueva contraseña</translation>
    </message>
    <message>
        <source>The same &amp;again</source>
        <translation>La misma &amp;otra vez</translation>
    </message>
    <message>
        <source>At least {n} characters; letters, digits, spaces and signs of an English keyboard.</source>
        <translation>Al menos {n} caracteres: letras, dígitos, espacios y signos de un teclado en inglés.</translation>
    </message>
    <message>
        <source>&amp;Show what is typed</source>
        <translation>&amp;Mostrar lo escrito</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>Mostrar lo escrito</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Volver</translation>
    </message>
    <message>
        <source>Change and continue</source>
        <translation>Cambiar y continuar</translation>
    </message>
    <message>
        <source>Change the password and continue</source>
        <translation>Cambiar la contraseña y continuar</translation>
    </message>
    <message>
        <source>Choose your own password</source>
        <translation>Elija su propia contraseña</translation>
    </message>
    <message>
        <source>{login} has signed in with a one-time password. From now on only the one that you choose here opens Booker.</source>
        <translation>{login} inició sesión con una contraseña de un solo uso. De ahora en adelante, solo la que usted elija aquí abre Booker.</translation>
    </message>
    <message>
        <source>Change your password</source>
        <translation>Cambie su contraseña</translation>
    </message>
    <message>
        <source>From now on {login} signs in with the one that you choose here.</source>
        <translation>De ahora en adelante, {login} inicia sesión con la que usted elija aquí.</translation>
    </message>
    <message>
        <source>Back to the sign-in form</source>
        <translation>Volver al inicio de sesión</translation>
    </message>
    <message>
        <source>Keep the password as it is</source>
        <translation>Conservar la contraseña como está</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Dejarla así</translation>
    </message>
    <message>
        <source>Type the password that you want.</source>
        <translation>Escriba la contraseña que desea.</translation>
    </message>
    <message>
        <source>It has {n} characters; {least} are needed.</source>
        <translation>Tiene {n} caracteres; se necesitan {least}.</translation>
    </message>
    <message>
        <source>The two are not the same. Type it again.</source>
        <translation>Las dos no son iguales. Escríbala de nuevo.</translation>
    </message>
</context>
<context>
    <name>ColumnChoices</name>
    <message>
        <source>Column {letters}, {heading}: what it is</source>
        <translation>Columna {letters}, {heading}: qué es</translation>
    </message>
</context>
<context>
    <name>ColumnWords</name>
    <message>
        <source>about</source>
        <translation>acerca de</translation>
    </message>
    <message>
        <source>active</source>
        <translation>activo</translation>
    </message>
    <message>
        <source>added at</source>
        <translation>agregado el</translation>
    </message>
    <message>
        <source>added by</source>
        <translation>agregado por</translation>
    </message>
    <message>
        <source>address</source>
        <translation>dirección</translation>
    </message>
    <message>
        <source>agreed</source>
        <translation>aceptada</translation>
    </message>
    <message>
        <source>all day</source>
        <translation>todo el día</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>respuestas</translation>
    </message>
    <message>
        <source>arrives at</source>
        <translation>llega</translation>
    </message>
    <message>
        <source>block</source>
        <translation>bloqueo</translation>
    </message>
    <message>
        <source>booking</source>
        <translation>reserva</translation>
    </message>
    <message>
        <source>branch</source>
        <translation>sucursal</translation>
    </message>
    <message>
        <source>buffer after</source>
        <translation>margen después</translation>
    </message>
    <message>
        <source>buffer before</source>
        <translation>margen antes</translation>
    </message>
    <message>
        <source>channel</source>
        <translation>medio</translation>
    </message>
    <message>
        <source>city</source>
        <translation>ciudad</translation>
    </message>
    <message>
        <source>closed at</source>
        <translation>cerrada el</translation>
    </message>
    <message>
        <source>closed by</source>
        <translation>cerrada por</translation>
    </message>
    <message>
        <source>code</source>
        <translation>código</translation>
    </message>
    <message>
        <source>confirmed at</source>
        <translation>confirmada el</translation>
    </message>
    <message>
        <source>confirmed by</source>
        <translation>confirmada por</translation>
    </message>
    <message>
        <source>content</source>
        <translation>contenido</translation>
    </message>
    <message>
        <source>created at</source>
        <translation>creada el</translation>
    </message>
    <message>
        <source>customer name</source>
        <translation>nombre del cliente</translation>
    </message>
    <message>
        <source>deactivated at</source>
        <translation>desactivado el</translation>
    </message>
    <message>
        <source>default drive minutes</source>
        <translation>minutos de trayecto por defecto</translation>
    </message>
    <message>
        <source>delivered at</source>
        <translation>entregado el</translation>
    </message>
    <message>
        <source>dispatchers&apos; computers deliver</source>
        <translation>entregan las computadoras de despachadores</translation>
    </message>
    <message>
        <source>display name</source>
        <translation>nombre visible</translation>
    </message>
    <message>
        <source>drafted at</source>
        <translation>redactado el</translation>
    </message>
    <message>
        <source>drive minutes</source>
        <translation>minutos de trayecto</translation>
    </message>
    <message>
        <source>during</source>
        <translation>durante</translation>
    </message>
    <message>
        <source>email</source>
        <translation>correo</translation>
    </message>
    <message>
        <source>trouble with the address</source>
        <translation>problema con la dirección</translation>
    </message>
    <message>
        <source>trouble since</source>
        <translation>problema desde</translation>
    </message>
    <message>
        <source>address in trouble</source>
        <translation>dirección con problema</translation>
    </message>
    <message>
        <source>ended at</source>
        <translation>terminó el</translation>
    </message>
    <message>
        <source>ends</source>
        <translation>termina</translation>
    </message>
    <message>
        <source>ends at</source>
        <translation>termina el</translation>
    </message>
    <message>
        <source>expires at</source>
        <translation>vence</translation>
    </message>
    <message>
        <source>shape of the file</source>
        <translation>forma del archivo</translation>
    </message>
    <message>
        <source>first day</source>
        <translation>primer día</translation>
    </message>
    <message>
        <source>held at</source>
        <translation>apartada el</translation>
    </message>
    <message>
        <source>held by</source>
        <translation>apartada por</translation>
    </message>
    <message>
        <source>hold minutes</source>
        <translation>minutos de apartado</translation>
    </message>
    <message>
        <source>horizon days</source>
        <translation>días de horizonte</translation>
    </message>
    <message>
        <source>html</source>
        <translation>html</translation>
    </message>
    <message>
        <source>job type</source>
        <translation>tipo de trabajo</translation>
    </message>
    <message>
        <source>keeps for</source>
        <translation>se conserva para</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>clase</translation>
    </message>
    <message>
        <source>label</source>
        <translation>etiqueta</translation>
    </message>
    <message>
        <source>language</source>
        <translation>idioma</translation>
    </message>
    <message>
        <source>latitude</source>
        <translation>latitud</translation>
    </message>
    <message>
        <source>added line</source>
        <translation>línea agregada</translation>
    </message>
    <message>
        <source>login</source>
        <translation>usuario</translation>
    </message>
    <message>
        <source>longitude</source>
        <translation>longitud</translation>
    </message>
    <message>
        <source>e-mail by</source>
        <translation>correo por</translation>
    </message>
    <message>
        <source>e-mails a second</source>
        <translation>correos por segundo</translation>
    </message>
    <message>
        <source>mapping</source>
        <translation>asignación</translation>
    </message>
    <message>
        <source>max bookings</source>
        <translation>máximo de reservas</translation>
    </message>
    <message>
        <source>max drive minutes</source>
        <translation>máximo de minutos de trayecto</translation>
    </message>
    <message>
        <source>max stops</source>
        <translation>máximo de paradas</translation>
    </message>
    <message>
        <source>message</source>
        <translation>mensaje</translation>
    </message>
    <message>
        <source>minimum notice minutes</source>
        <translation>minutos mínimos de anticipación</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>minutos</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nombre</translation>
    </message>
    <message>
        <source>neighbour</source>
        <translation>zona vecina</translation>
    </message>
    <message>
        <source>notes</source>
        <translation>notas</translation>
    </message>
    <message>
        <source>notices to</source>
        <translation>avisos a</translation>
    </message>
    <message>
        <source>notice of</source>
        <translation>aviso de</translation>
    </message>
    <message>
        <source>notices about</source>
        <translation>avisos sobre</translation>
    </message>
    <message>
        <source>number</source>
        <translation>número</translation>
    </message>
    <message>
        <source>minutes ahead</source>
        <translation>minutos antes</translation>
    </message>
    <message>
        <source>one-time password</source>
        <translation>contraseña de un solo uso</translation>
    </message>
    <message>
        <source>password set at</source>
        <translation>contraseña fijada el</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>teléfono</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>fijada</translation>
    </message>
    <message>
        <source>postal code</source>
        <translation>código postal</translation>
    </message>
    <message>
        <source>problem</source>
        <translation>problema</translation>
    </message>
    <message>
        <source>export profile</source>
        <translation>perfil de exportación</translation>
    </message>
    <message>
        <source>promised from</source>
        <translation>prometida desde</translation>
    </message>
    <message>
        <source>promised to</source>
        <translation>prometida hasta</translation>
    </message>
    <message>
        <source>proposal minutes</source>
        <translation>minutos de propuesta</translation>
    </message>
    <message>
        <source>questions</source>
        <translation>preguntas</translation>
    </message>
    <message>
        <source>queued at</source>
        <translation>en cola desde</translation>
    </message>
    <message>
        <source>quiet from</source>
        <translation>silencio desde</translation>
    </message>
    <message>
        <source>quiet until</source>
        <translation>silencio hasta</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>motivo</translation>
    </message>
    <message>
        <source>recipient</source>
        <translation>destinatario</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>referencia</translation>
    </message>
    <message>
        <source>released until</source>
        <translation>abierta hasta</translation>
    </message>
    <message>
        <source>remembered at</source>
        <translation>recordada el</translation>
    </message>
    <message>
        <source>remembered by</source>
        <translation>recordada por</translation>
    </message>
    <message>
        <source>reminders, minutes ahead</source>
        <translation>recordatorios, minutos antes</translation>
    </message>
    <message>
        <source>repeats</source>
        <translation>se repite</translation>
    </message>
    <message>
        <source>replaces</source>
        <translation>reemplaza a</translation>
    </message>
    <message>
        <source>replies to</source>
        <translation>respuestas a</translation>
    </message>
    <message>
        <source>sent again</source>
        <translation>enviado de nuevo</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>retirada</translation>
    </message>
    <message>
        <source>road factor</source>
        <translation>factor de camino</translation>
    </message>
    <message>
        <source>role</source>
        <translation>rol</translation>
    </message>
    <message>
        <source>route</source>
        <translation>ruta</translation>
    </message>
    <message>
        <source>recurring block</source>
        <translation>bloqueo recurrente</translation>
    </message>
    <message>
        <source>saved at</source>
        <translation>guardado el</translation>
    </message>
    <message>
        <source>saved by</source>
        <translation>guardado por</translation>
    </message>
    <message>
        <source>sender&apos;s address</source>
        <translation>dirección del remitente</translation>
    </message>
    <message>
        <source>sender&apos;s name</source>
        <translation>nombre del remitente</translation>
    </message>
    <message>
        <source>sent at</source>
        <translation>enviado el</translation>
    </message>
    <message>
        <source>service date</source>
        <translation>fecha de servicio</translation>
    </message>
    <message>
        <source>settled at</source>
        <translation>cierre del día</translation>
    </message>
    <message>
        <source>site</source>
        <translation>domicilio</translation>
    </message>
    <message>
        <source>agreed to text messages at</source>
        <translation>aceptó mensajes de texto el</translation>
    </message>
    <message>
        <source>agreement taken by</source>
        <translation>aceptación anotada por</translation>
    </message>
    <message>
        <source>how they agreed</source>
        <translation>cómo aceptó</translation>
    </message>
    <message>
        <source>text messages for</source>
        <translation>mensajes de texto para</translation>
    </message>
    <message>
        <source>mobile number</source>
        <translation>número de celular</translation>
    </message>
    <message>
        <source>text messages by</source>
        <translation>mensajes de texto por</translation>
    </message>
    <message>
        <source>text messages from</source>
        <translation>mensajes de texto desde</translation>
    </message>
    <message>
        <source>stopped text messages at</source>
        <translation>detuvo los mensajes de texto el</translation>
    </message>
    <message>
        <source>mail server</source>
        <translation>servidor de correo</translation>
    </message>
    <message>
        <source>mail server&apos;s login</source>
        <translation>usuario del servidor de correo</translation>
    </message>
    <message>
        <source>mail server&apos;s port</source>
        <translation>puerto del servidor de correo</translation>
    </message>
    <message>
        <source>mail server&apos;s encryption</source>
        <translation>cifrado del servidor de correo</translation>
    </message>
    <message>
        <source>speed kmh</source>
        <translation>velocidad km/h</translation>
    </message>
    <message>
        <source>start latitude</source>
        <translation>latitud de salida</translation>
    </message>
    <message>
        <source>start longitude</source>
        <translation>longitud de salida</translation>
    </message>
    <message>
        <source>starts</source>
        <translation>empieza</translation>
    </message>
    <message>
        <source>starts at</source>
        <translation>empieza el</translation>
    </message>
    <message>
        <source>state</source>
        <translation>estado</translation>
    </message>
    <message>
        <source>stop count</source>
        <translation>número de paradas</translation>
    </message>
    <message>
        <source>stop</source>
        <translation>parada</translation>
    </message>
    <message>
        <source>subject</source>
        <translation>asunto</translation>
    </message>
    <message>
        <source>technician</source>
        <translation>técnico</translation>
    </message>
    <message>
        <source>technicians</source>
        <translation>técnicos</translation>
    </message>
    <message>
        <source>fault in the template</source>
        <translation>error en la plantilla</translation>
    </message>
    <message>
        <source>template</source>
        <translation>plantilla</translation>
    </message>
    <message>
        <source>text</source>
        <translation>texto</translation>
    </message>
    <message>
        <source>timezone</source>
        <translation>zona horaria</translation>
    </message>
    <message>
        <source>Twilio account</source>
        <translation>cuenta de Twilio</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>unidad</translation>
    </message>
    <message>
        <source>vip</source>
        <translation>VIP</translation>
    </message>
    <message>
        <source>vip reserve hours</source>
        <translation>horas de reserva VIP</translation>
    </message>
    <message>
        <source>vip reserve routes</source>
        <translation>rutas de reserva VIP</translation>
    </message>
    <message>
        <source>weekdays</source>
        <translation>días de la semana</translation>
    </message>
    <message>
        <source>window</source>
        <translation>franja</translation>
    </message>
    <message>
        <source>withdrawn at</source>
        <translation>retirado el</translation>
    </message>
    <message>
        <source>written until</source>
        <translation>escrito hasta</translation>
    </message>
    <message>
        <source>zone day</source>
        <translation>día de zona</translation>
    </message>
    <message>
        <source>zone</source>
        <translation>zona</translation>
    </message>
</context>
<context>
    <name>ContactFields</name>
    <message>
        <source>Messa&amp;ges</source>
        <translation>Mensajes &amp;y SMS</translation>
    </message>
    <message>
        <source>Language, time zone, text messages</source>
        <translation>Idioma, zona horaria, mensajes de texto</translation>
    </message>
    <message>
        <source>Language of messages</source>
        <translation>Idioma de los mensajes</translation>
    </message>
    <message>
        <source>Time zone of the site</source>
        <translation>Zona horaria del domicilio</translation>
    </message>
    <message>
        <source>Agree&amp;d to text messages</source>
        <translation>Acepta mensajes de te&amp;xto</translation>
    </message>
    <message>
        <source>Agreed to text messages</source>
        <translation>Acepta mensajes de texto</translation>
    </message>
    <message>
        <source>on the phone, in writing …</source>
        <translation>por teléfono, por escrito…</translation>
    </message>
    <message>
        <source>Ti&amp;me zone</source>
        <translation>Zona &amp;horaria</translation>
    </message>
    <message>
        <source>Mo&amp;bile number</source>
        <translation>Telé&amp;fono celular</translation>
    </message>
    <message>
        <source>How the&amp;y agreed</source>
        <translation>De &amp;qué forma aceptó</translation>
    </message>
    <message>
        <source>Say to which number.</source>
        <translation>Indique a qué número.</translation>
    </message>
    <message>
        <source>Say how the customer agreed.</source>
        <translation>Indique cómo aceptó el cliente.</translation>
    </message>
    <message>
        <source>as the branch</source>
        <translation>el de la sucursal</translation>
    </message>
    <message>
        <source>as the branch: {zone}</source>
        <translation>sucursal: {zone}</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>desplegado</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>plegado</translation>
    </message>
    <message>
        <source>Messages: language, text messages</source>
        <translation>Mensajes: idioma, mensajes de texto</translation>
    </message>
    <message>
        <source>text messages to {number}</source>
        <translation>mensajes de texto al {number}</translation>
    </message>
    <message>
        <source>text messages stopped by the customer</source>
        <translation>el cliente detuvo los mensajes de texto</translation>
    </message>
    <message>
        <source>The customer stopped text messages on {when}. Tick the box only if they agree anew.</source>
        <translation>El {when} el cliente detuvo los mensajes de texto. Marque la casilla solo si los acepta de nuevo.</translation>
    </message>
    <message>
        <source>Noted by {who} on {when}.</source>
        <translation>El {when} lo anotó {who}.</translation>
    </message>
</context>
<context>
    <name>CopyWeekBar</name>
    <message>
        <source>Number of weeks</source>
        <translation>Número de semanas</translation>
    </message>
    <message>
        <source>weeks after it</source>
        <translation>semanas siguientes</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>Co&amp;piar</translation>
    </message>
    <message>
        <source>Copy the week</source>
        <translation>Copiar la semana</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Copy nothing</source>
        <translation>No copiar nada</translation>
    </message>
    <message>
        <source>Copy {first} to {last}, every zone, to the</source>
        <translation>Copiar del {first} al {last}, todas las zonas, a las</translation>
    </message>
</context>
<context>
    <name>Core</name>
    <message>
        <source>The record is broken</source>
        <translation>El registro está dañado</translation>
    </message>
    <message>
        <source>This did not work</source>
        <translation>Esto no funcionó</translation>
    </message>
    <message>
        <source>Something in the input is wrong</source>
        <translation>Algo de lo ingresado está mal</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>No se encontró</translation>
    </message>
    <message>
        <source>This window cannot be promised</source>
        <translation>Esta franja no se puede prometer</translation>
    </message>
    <message>
        <source>Another desk was faster</source>
        <translation>Otro puesto fue más rápido</translation>
    </message>
    <message>
        <source>This site already has a booking then</source>
        <translation>Este domicilio ya tiene una reserva entonces</translation>
    </message>
    <message>
        <source>The hold has expired</source>
        <translation>El apartado ha vencido</translation>
    </message>
    <message>
        <source>This has already been decided</source>
        <translation>Esto ya se decidió</translation>
    </message>
    <message>
        <source>This request was already used for something else</source>
        <translation>Esta solicitud ya se usó para otra cosa</translation>
    </message>
    <message>
        <source>Less capacity than is already promised</source>
        <translation>Menos capacidad de la ya comprometida</translation>
    </message>
    <message>
        <source>Too many desks at once</source>
        <translation>Demasiados puestos a la vez</translation>
    </message>
    <message>
        <source>You may not do this</source>
        <translation>Usted no puede hacer esto</translation>
    </message>
    <message>
        <source>The database cannot be reached</source>
        <translation>No se puede conectar con la base de datos</translation>
    </message>
    <message>
        <source>The line dropped before the answer came</source>
        <translation>La conexión se cortó antes de la respuesta</translation>
    </message>
    <message>
        <source>Sign-in refused</source>
        <translation>Inicio de sesión rechazado</translation>
    </message>
    <message>
        <source>This login is locked</source>
        <translation>Este usuario está bloqueado</translation>
    </message>
    <message>
        <source>This database does not protect its promises</source>
        <translation>Esta base de datos no protege sus compromisos</translation>
    </message>
    <message>
        <source>Booker met something it was not made for</source>
        <translation>Booker encontró algo para lo que no está hecho</translation>
    </message>
    <message>
        <source>1 technician can</source>
        <translation>1 técnico puede</translation>
    </message>
    <message>
        <source>{a} technicians can</source>
        <translation>{a} técnicos pueden</translation>
    </message>
    <message>
        <source>1 other stop moves</source>
        <translation>otra parada se mueve</translation>
    </message>
    <message>
        <source>{a} other stops move</source>
        <translation>otras {a} paradas se mueven</translation>
    </message>
    <message>
        <source>There is no line to the database, so nothing can be held or changed now.</source>
        <translation>No hay conexión con la base de datos, así que ahora no se puede apartar ni cambiar nada.</translation>
    </message>
    <message>
        <source>There is no line to the database, so nothing can be held or changed now. {a}</source>
        <translation>No hay conexión con la base de datos, así que ahora no se puede apartar ni cambiar nada. {a}</translation>
    </message>
    <message>
        <source>What you see stays readable; Booker reconnects by itself.</source>
        <translation>Lo que ve se puede seguir leyendo; Booker se reconecta solo.</translation>
    </message>
    <message>
        <source>Whether it was done is not known yet.</source>
        <translation>Aún no se sabe si se hizo.</translation>
    </message>
    <message>
        <source>The line was away for too long; this was not tried again.</source>
        <translation>La conexión estuvo cortada demasiado tiempo; no se volvió a intentar.</translation>
    </message>
    <message>
        <source>Look whether it is there, then try again.</source>
        <translation>Vea si ya está hecho; si no, intente de nuevo.</translation>
    </message>
    <message>
        <source>Taken {a} s ago by {b} at another desk. {c}</source>
        <translation>{b} la tomó hace {a} s en otro puesto. {c}</translation>
    </message>
    <message>
        <source>{a} s</source>
        <translation>{a} s</translation>
    </message>
    <message>
        <source>Booker reconnects by itself.</source>
        <translation>Booker se reconecta solo.</translation>
    </message>
    <message>
        <source>A question may span 1 to {a} days, not {b}.</source>
        <translation>Una consulta puede abarcar de 1 a {a} días, no {b}.</translation>
    </message>
    <message>
        <source>Bookings are taken {a} days ahead, until {b}.</source>
        <translation>Se toman reservas con {a} días de anticipación, hasta {b}.</translation>
    </message>
    <message>
        <source>The window {a} is closed on that weekday.</source>
        <translation>La franja {a} está cerrada ese día de la semana.</translation>
    </message>
    <message>
        <source>There is no arrival window {a}; there are: {b}.</source>
        <translation>No existe la franja de llegada {a}; existen: {b}.</translation>
    </message>
    <message>
        <source>This site already has booking {a} then.</source>
        <translation>Este domicilio ya tiene la reserva {a} entonces.</translation>
    </message>
    <message>
        <source>Too soon: bookings need {a} minutes&apos; notice.</source>
        <translation>Muy pronto: las reservas requieren {a} minutos de anticipación.</translation>
    </message>
    <message>
        <source>{a} is released until {b} only.</source>
        <translation>{a} está abierta solo hasta {b}.</translation>
    </message>
    <message>
        <source>A cancellation needs a reason.</source>
        <translation>Una cancelación necesita un motivo.</translation>
    </message>
    <message>
        <source>All routes are full then.</source>
        <translation>Todas las rutas están llenas a esa hora.</translation>
    </message>
    <message>
        <source>An all-day job begins when the shift does, in another window.</source>
        <translation>Un trabajo de todo el día empieza con el turno, en otra franja.</translation>
    </message>
    <message>
        <source>Blocked then{a}.</source>
        <translation>Bloqueado a esa hora{a}.</translation>
    </message>
    <message>
        <source>Needs {a} technicians at once, {b} free.</source>
        <translation>Necesita {a} técnicos a la vez; hay {b} libres.</translation>
    </message>
    <message>
        <source>No plan was found that keeps every promise already made.</source>
        <translation>No se encontró un plan que cumpla todos los compromisos ya hechos.</translation>
    </message>
    <message>
        <source>Still checking whether the day can be re-planned.</source>
        <translation>Aún se revisa si el día se puede reorganizar.</translation>
    </message>
    <message>
        <source>The drive would be longer than the zone allows.</source>
        <translation>El trayecto sería más largo de lo que permite la zona.</translation>
    </message>
    <message>
        <source>The job is longer than what is left of every shift.</source>
        <translation>El trabajo es más largo que lo que queda de cada turno.</translation>
    </message>
    <message>
        <source>This window cannot be kept.</source>
        <translation>Esta franja no se puede cumplir.</translation>
    </message>
    <message>
        <source>This window&apos;s limit of bookings has been reached.</source>
        <translation>Se alcanzó el límite de reservas de esta franja.</translation>
    </message>
    <message>
        <source>What is left that day is reserved for VIP customers.</source>
        <translation>Lo que queda ese día está reservado para clientes VIP.</translation>
    </message>
    <message>
        <source>{a} has no service that day.</source>
        <translation>{a} no tiene servicio ese día.</translation>
    </message>
    <message>
        <source>{a} take it.</source>
        <translation>{a} tomarla.</translation>
    </message>
    <message>
        <source>{a} take it; {b} inside what was promised.</source>
        <translation>{a} tomarla; {b} dentro de lo prometido.</translation>
    </message>
    <message>
        <source>The answer to &quot;{a}&quot; is longer than {b} characters.</source>
        <translation>La respuesta a &quot;{a}&quot; tiene más de {b} caracteres.</translation>
    </message>
    <message>
        <source>The notes have {a} characters; {b} can be kept.</source>
        <translation>Las notas tienen {a} caracteres; se pueden guardar {b}.</translation>
    </message>
    <message>
        <source>There are {a} answers; {b} can be kept.</source>
        <translation>Hay {a} respuestas; se pueden guardar {b}.</translation>
    </message>
    <message>
        <source>Ask for 1 to {a} bookings, not {b}.</source>
        <translation>Pida de 1 a {a} reservas, no {b}.</translation>
    </message>
    <message>
        <source>The range ends on {a}, before it begins on {b}.</source>
        <translation>El período termina el {a}, antes de empezar el {b}.</translation>
    </message>
    <message>
        <source>There is no state {a}.</source>
        <translation>No existe el estado {a}.</translation>
    </message>
    <message>
        <source>There is no zone {a} in {b}.</source>
        <translation>No existe la zona {a} en {b}.</translation>
    </message>
    <message>
        <source>Other desks kept changing that day while it was planned.</source>
        <translation>Otros puestos siguieron cambiando ese día mientras se planeaba.</translation>
    </message>
    <message>
        <source>The hold {a} has expired.</source>
        <translation>El apartado {a} ha vencido.</translation>
    </message>
    <message>
        <source>{a} is {b}; it would have to be {c}.</source>
        <translation>{a} está {b}; tendría que estar {c}.</translation>
    </message>
    <message>
        <source>{a} is not a dispatcher here.</source>
        <translation>{a} no es despachador aquí.</translation>
    </message>
    <message>
        <source>Check the customer number.</source>
        <translation>Revise el número de cliente.</translation>
    </message>
    <message>
        <source>Check the job type&apos;s code.</source>
        <translation>Revise el código del tipo de trabajo.</translation>
    </message>
    <message>
        <source>There is no job type {a} in {b}.</source>
        <translation>No existe el tipo de trabajo {a} en {b}.</translation>
    </message>
    <message>
        <source>There is no site {a} in {b}.</source>
        <translation>No existe el domicilio {a} en {b}.</translation>
    </message>
    <message>
        <source>Check the reference.</source>
        <translation>Revise la referencia.</translation>
    </message>
    <message>
        <source>There is no booking {a} in {b}.</source>
        <translation>No existe la reserva {a} en {b}.</translation>
    </message>
    <message>
        <source>Ask for 1 to {a} bookings of a site, not {b}.</source>
        <translation>Pida de 1 a {a} reservas de un domicilio, no {b}.</translation>
    </message>
    <message>
        <source>Look for at most {a} characters.</source>
        <translation>Busque con {a} caracteres como máximo.</translation>
    </message>
    <message>
        <source>There is no site {a} in this branch.</source>
        <translation>No existe el domicilio {a} en esta sucursal.</translation>
    </message>
    <message>
        <source>There is no zone {a} in this branch; there are: {b}.</source>
        <translation>No existe la zona {a} en esta sucursal; existen: {b}.</translation>
    </message>
    <message>
        <source>Have an admin add you, or found a branch with `booker branch add`.</source>
        <translation>Pida a un administrador que lo agregue, o funde una sucursal con `booker branch add`.</translation>
    </message>
    <message>
        <source>Say which one with --branch CODE.</source>
        <translation>Indique cuál con --branch CODE.</translation>
    </message>
    <message>
        <source>{a} is not staff of a branch {b}.</source>
        <translation>{a} no es parte del personal de una sucursal {b}.</translation>
    </message>
    <message>
        <source>{a} is not staff of any branch here.</source>
        <translation>{a} no es parte del personal de ninguna sucursal aquí.</translation>
    </message>
    <message>
        <source>{a} is staff of several branches: {b}.</source>
        <translation>{a} es parte del personal de varias sucursales: {b}.</translation>
    </message>
    <message>
        <source>A technician would be on two routes at the same time.</source>
        <translation>Un técnico estaría en dos rutas al mismo tiempo.</translation>
    </message>
    <message>
        <source>A text holds a character that a database cannot keep.</source>
        <translation>Un texto tiene un carácter que la base de datos no puede guardar.</translation>
    </message>
    <message>
        <source>Another desk has been working on that day for too long.</source>
        <translation>Otro puesto lleva demasiado tiempo trabajando en ese día.</translation>
    </message>
    <message>
        <source>Another desk took that capacity a moment ago.</source>
        <translation>Otro puesto acaba de tomar esa capacidad.</translation>
    </message>
    <message>
        <source>Other desks kept changing the same day; nothing was written.</source>
        <translation>Otros puestos siguieron cambiando el mismo día; no se escribió nada.</translation>
    </message>
    <message>
        <source>The answers are not pairs of a question and an answer, 12 at most.</source>
        <translation>Las respuestas no son pares de pregunta y respuesta, 12 como máximo.</translation>
    </message>
    <message>
        <source>The database has no connection left for this login.</source>
        <translation>A la base de datos no le quedan conexiones para este usuario.</translation>
    </message>
    <message>
        <source>The database refused this login or password.</source>
        <translation>La base de datos rechazó este usuario o esta contraseña.</translation>
    </message>
    <message>
        <source>The database took too long to answer; nothing was written.</source>
        <translation>La base de datos tardó demasiado en responder; no se escribió nada.</translation>
    </message>
    <message>
        <source>The notes are longer than 2,000 characters.</source>
        <translation>Las notas tienen más de 2,000 caracteres.</translation>
    </message>
    <message>
        <source>The route&apos;s maximum of stops has just been reached.</source>
        <translation>Se acaba de alcanzar el máximo de paradas de la ruta.</translation>
    </message>
    <message>
        <source>The same act is just being done by another connection.</source>
        <translation>Otra conexión está haciendo la misma acción en este momento.</translation>
    </message>
    <message>
        <source>This login may not do that.</source>
        <translation>Este usuario no puede hacer eso.</translation>
    </message>
    <message>
        <source>This site already has a live booking for that date and window.</source>
        <translation>Este domicilio ya tiene una reserva vigente para esa fecha y franja.</translation>
    </message>
    <message>
        <source>Ask an administrator for a login of Booker&apos;s own.</source>
        <translation>Pida a un administrador un usuario propio de Booker.</translation>
    </message>
    <message>
        <source>Have an administrator run `booker init`.</source>
        <translation>Pida a un administrador que ejecute `booker init`.</translation>
    </message>
    <message>
        <source>Install the newer Booker.</source>
        <translation>Instale el Booker más nuevo.</translation>
    </message>
    <message>
        <source>Not as it must be: {a}{b}.</source>
        <translation>No está como debe: {a}{b}.</translation>
    </message>
    <message>
        <source>The database&apos;s schema is {a}; this Booker needs {b}.</source>
        <translation>El esquema de la base de datos es {a}; este Booker necesita {b}.</translation>
    </message>
    <message>
        <source>The database&apos;s schema is {a}; this Booker only knows {b}.</source>
        <translation>El esquema de la base de datos es {a}; este Booker solo conoce {b}.</translation>
    </message>
    <message>
        <source>This database has not been prepared for Booker yet.</source>
        <translation>Esta base de datos aún no está preparada para Booker.</translation>
    </message>
    <message>
        <source>This login may not even see which version of Booker the database is for.</source>
        <translation>Este usuario ni siquiera puede ver para qué versión de Booker es la base de datos.</translation>
    </message>
    <message>
        <source>Ask an administrator of your branch to unlock it.</source>
        <translation>Pida a un administrador de su sucursal que lo desbloquee.</translation>
    </message>
    <message>
        <source>Ask someone with the right role.</source>
        <translation>Pídalo a alguien con el rol adecuado.</translation>
    </message>
    <message>
        <source>Booker asks again by itself as soon as the line is back.</source>
        <translation>Booker vuelve a preguntar solo en cuanto haya conexión.</translation>
    </message>
    <message>
        <source>Check the login and the password.</source>
        <translation>Revise el usuario y la contraseña.</translation>
    </message>
    <message>
        <source>Check the network and the profile, then try again.</source>
        <translation>Revise la red y el perfil; luego intente de nuevo.</translation>
    </message>
    <message>
        <source>Choose one of the windows that are still open.</source>
        <translation>Elija una de las franjas que siguen abiertas.</translation>
    </message>
    <message>
        <source>Correct it and try again.</source>
        <translation>Corríjalo e intente de nuevo.</translation>
    </message>
    <message>
        <source>Have an administrator run `booker init` and `booker doctor`.</source>
        <translation>Pida a un administrador que ejecute `booker init` y `booker doctor`.</translation>
    </message>
    <message>
        <source>Hold the window again if it is still open.</source>
        <translation>Aparte la franja de nuevo si sigue abierta.</translation>
    </message>
    <message>
        <source>Look at the booking to see what happened.</source>
        <translation>Vea la reserva para saber qué pasó.</translation>
    </message>
    <message>
        <source>Look at the existing booking, or choose another window.</source>
        <translation>Vea la reserva existente o elija otra franja.</translation>
    </message>
    <message>
        <source>Nothing was written. Try again in a moment.</source>
        <translation>No se escribió nada. Intente de nuevo en un momento.</translation>
    </message>
    <message>
        <source>Offer the customer one of the nearest windows still open.</source>
        <translation>Ofrezca al cliente una de las franjas más cercanas que siguen abiertas.</translation>
    </message>
    <message>
        <source>Send the log to whoever maintains Booker.</source>
        <translation>Envíe el registro de errores a quien mantiene Booker.</translation>
    </message>
    <message>
        <source>Start the act again; it will get an id of its own.</source>
        <translation>Inicie la acción de nuevo; tendrá su propia identificación.</translation>
    </message>
    <message>
        <source>Try again, or ask your administrator.</source>
        <translation>Intente de nuevo o pregunte a su administrador.</translation>
    </message>
    <message>
        <source>Ask for 1 to {a} messages, not {b}.</source>
        <translation>Pida de 1 a {a} mensajes, no {b}.</translation>
    </message>
    <message>
        <source>Look at the list of messages again.</source>
        <translation>Vea de nuevo la lista de mensajes.</translation>
    </message>
    <message>
        <source>There is no such message in this branch.</source>
        <translation>No existe ese mensaje en esta sucursal.</translation>
    </message>
    <message>
        <source>Ask for 1 to {a} events, not {b}.</source>
        <translation>Pida de 1 a {a} eventos, no {b}.</translation>
    </message>
    <message>
        <source>{a} is {b} here; this needs {c}.</source>
        <translation>{a} es {b} aquí; esto requiere {c}.</translation>
    </message>
    <message>
        <source>{a} is not staff of this branch.</source>
        <translation>{a} no es parte del personal de esta sucursal.</translation>
    </message>
    <message>
        <source>The act {a} was already used by {b} for: {c}.</source>
        <translation>La acción {a} ya la usó {b} para: {c}.</translation>
    </message>
    <message>
        <source>{a} is {b} and still has stops.</source>
        <translation>{a} está {b} y aún tiene paradas.</translation>
    </message>
    <message>
        <source>{a} needs {b} technicians at once and has {c} stops.</source>
        <translation>{a} necesita {b} técnicos a la vez y tiene {c} paradas.</translation>
    </message>
    <message>
        <source>{a} would arrive outside its promise.</source>
        <translation>{a} llegaría fuera de su compromiso.</translation>
    </message>
    <message>
        <source>{a} would get less time than its job takes.</source>
        <translation>{a} tendría menos tiempo del que toma su trabajo.</translation>
    </message>
    <message>
        <source>{a} would lie outside its route&apos;s shift.</source>
        <translation>{a} quedaría fuera del turno de su ruta.</translation>
    </message>
    <message>
        <source>A booking begins as a hold.</source>
        <translation>Una reserva empieza como apartado.</translation>
    </message>
    <message>
        <source>A booking that is {a} cannot become {b}.</source>
        <translation>Una reserva {a} no puede quedar {b}.</translation>
    </message>
    <message>
        <source>A booking that is {a} does not change.</source>
        <translation>Una reserva {a} no cambia.</translation>
    </message>
    <message>
        <source>A confirmation carries the name of who makes it.</source>
        <translation>Una confirmación lleva el nombre de quien la hace.</translation>
    </message>
    <message>
        <source>A pinned stop does not move.</source>
        <translation>Una parada fijada no se mueve.</translation>
    </message>
    <message>
        <source>A promise does not move without the customer.</source>
        <translation>Un compromiso no se mueve sin el cliente.</translation>
    </message>
    <message>
        <source>Bookings are never deleted.</source>
        <translation>Las reservas nunca se eliminan.</translation>
    </message>
    <message>
        <source>Rows of {a} are never changed or deleted.</source>
        <translation>Las filas de {a} nunca se cambian ni se eliminan.</translation>
    </message>
    <message>
        <source>The counts in {a} follow from the bookings.</source>
        <translation>Los conteos de {a} se derivan de las reservas.</translation>
    </message>
    <message>
        <source>The hold {a} expired at {b} UTC.</source>
        <translation>El apartado {a} venció a las {b} UTC.</translation>
    </message>
    <message>
        <source>This hold has not expired yet.</source>
        <translation>Este apartado aún no ha vencido.</translation>
    </message>
    <message>
        <source>What a booking is about never changes.</source>
        <translation>De qué trata una reserva nunca cambia.</translation>
    </message>
    <message>
        <source>Who confirmed, and when, never changes.</source>
        <translation>Quién confirmó, y cuándo, nunca cambia.</translation>
    </message>
    <message>
        <source>{a} is still only held.</source>
        <translation>{a} aún está solo apartada.</translation>
    </message>
    <message>
        <source>{a} waits for the customer&apos;s answer to a proposal.</source>
        <translation>{a} espera la respuesta del cliente a una propuesta.</translation>
    </message>
    <message>
        <source>{a} was {b} by {c} at {d}.</source>
        <translation>{a} fue {b} por {c}: {d}.</translation>
    </message>
    <message>
        <source>{a} was confirmed by {b} at {c}.</source>
        <translation>{a} fue confirmada por {b} a las {c}.</translation>
    </message>
    <message>
        <source>A rescheduled booking keeps its site and its job type.</source>
        <translation>Una reserva reprogramada conserva su domicilio y su tipo de trabajo.</translation>
    </message>
    <message>
        <source>Bookings are taken up to {a} days ahead.</source>
        <translation>Se toman reservas con hasta {a} días de anticipación.</translation>
    </message>
    <message>
        <source>That is the window it already has.</source>
        <translation>Esa es la franja que ya tiene.</translation>
    </message>
    <message>
        <source>That route does not serve this zone on this day.</source>
        <translation>Esa ruta no atiende esta zona este día.</translation>
    </message>
    <message>
        <source>That route is blocked at that time.</source>
        <translation>Esa ruta está bloqueada a esa hora.</translation>
    </message>
    <message>
        <source>The hold {a} expired at {b}.</source>
        <translation>El apartado {a} venció a las {b}.</translation>
    </message>
    <message>
        <source>The routes changed while the day was planned.</source>
        <translation>Las rutas cambiaron mientras se planeaba el día.</translation>
    </message>
    <message>
        <source>The stops of {a} may not move any more.</source>
        <translation>Las paradas de {a} ya no se pueden mover.</translation>
    </message>
    <message>
        <source>The window {a} is closed on {b}.</source>
        <translation>La franja {a} está cerrada el {b}.</translation>
    </message>
    <message>
        <source>There is no booking {a} in this branch.</source>
        <translation>No existe la reserva {a} en esta sucursal.</translation>
    </message>
    <message>
        <source>There is no such job type in this branch.</source>
        <translation>No existe ese tipo de trabajo en esta sucursal.</translation>
    </message>
    <message>
        <source>There is no such site in this branch.</source>
        <translation>No existe ese domicilio en esta sucursal.</translation>
    </message>
    <message>
        <source>The stop cannot go there</source>
        <translation>La parada no puede ir ahí</translation>
    </message>
    <message>
        <source>Drop it at another time, or on another route.</source>
        <translation>Suéltela a otra hora o en otra ruta.</translation>
    </message>
    <message>
        <source>A stop arrives at an instant on a whole minute, not at {a}.</source>
        <translation>Una parada llega en un minuto exacto, no a las {a}.</translation>
    </message>
    <message>
        <source>Another desk moved it; look at the day again.</source>
        <translation>Otro puesto la movió; vea el día de nuevo.</translation>
    </message>
    <message>
        <source>Look at the day again.</source>
        <translation>Vea el día de nuevo.</translation>
    </message>
    <message>
        <source>That is the window kept for {a} until its customer answers the proposal.</source>
        <translation>Esa es la franja que se conserva para {a} hasta que su cliente responda la propuesta.</translation>
    </message>
    <message>
        <source>Wait for the answer, or accept or decline it.</source>
        <translation>Espere la respuesta, o acéptela o rechácela.</translation>
    </message>
    <message>
        <source>There is no route {a} in {b} on that day.</source>
        <translation>No existe la ruta {a} en {b} ese día.</translation>
    </message>
    <message>
        <source>{a} has no stop in {b} on that day.</source>
        <translation>{a} no tiene paradas en {b} ese día.</translation>
    </message>
    <message>
        <source>{a} is no longer on route {b}.</source>
        <translation>{a} ya no está en la ruta {b}.</translation>
    </message>
    <message>
        <source>Unpin it first.</source>
        <translation>Suéltela primero.</translation>
    </message>
    <message>
        <source>{a} is under way, done, or partly elsewhere.</source>
        <translation>{a} está en curso, terminada o en parte en otro lugar.</translation>
    </message>
    <message>
        <source>{a} is pinned.</source>
        <translation>{a} está fijada.</translation>
    </message>
    <message>
        <source>{a} is an all-day job: it takes a whole free route, from the beginning of its shift.</source>
        <translation>{a} es un trabajo de todo el día: toma una ruta libre completa, desde el inicio de su turno.</translation>
    </message>
    <message>
        <source>{a} takes no other stops that day.</source>
        <translation>{a} no admite más paradas ese día.</translation>
    </message>
    <message>
        <source>{a} does not serve the zone of {b}.</source>
        <translation>{a} no atiende la zona de {b}.</translation>
    </message>
    <message>
        <source>{a} already has a stop on {b}.</source>
        <translation>{a} ya tiene una parada en {b}.</translation>
    </message>
    <message>
        <source>{a} is promised for {b}; {c} lies outside.</source>
        <translation>{a} está prometida para {b}; {c} queda fuera.</translation>
    </message>
    <message>
        <source>{a} is too soon: it would have to begin before now.</source>
        <translation>{a} es muy pronto: tendría que empezar antes de ahora.</translation>
    </message>
    <message>
        <source>{a} has its {b} stops already.</source>
        <translation>{a} ya tiene sus {b} paradas.</translation>
    </message>
    <message>
        <source>The routes that are free are reserved for VIP customers.</source>
        <translation>Las rutas libres están reservadas para clientes VIP.</translation>
    </message>
    <message>
        <source>The drive of {a} minutes to {b} does not fit before {c} on {d}.</source>
        <translation>El trayecto de {a} minutos hasta {b} no cabe antes de las {c} en {d}.</translation>
    </message>
    <message>
        <source>At {a} {b} would lie outside the shift of {c}, {d}.</source>
        <translation>A las {a}, {b} quedaría fuera del turno de {c}, {d}.</translation>
    </message>
    <message>
        <source>The drive of {a} minutes is longer than the zone allows.</source>
        <translation>El trayecto de {a} minutos es más largo de lo que permite la zona.</translation>
    </message>
    <message>
        <source>{a} does not fit on {b} at {c}.</source>
        <translation>{a} no cabe en {b} a las {c}.</translation>
    </message>
    <message>
        <source>{a} at {b} overlaps with {c} {d}, {e}.</source>
        <translation>{a} a las {b} choca con {c} {d}, {e}.</translation>
    </message>
    <message>
        <source>The drive of {a} minutes between {b} and {c} {d} does not fit; {c} is one {e}.</source>
        <translation>El trayecto de {a} minutos entre {b} y {c} {d} no cabe; {c} es una parada {e}.</translation>
    </message>
    <message>
        <source>The drive of {a} minutes between {b} and {c} is longer than the zone allows.</source>
        <translation>El trayecto de {a} minutos entre {b} y {c} es más largo de lo que permite la zona.</translation>
    </message>
    <message>
        <source>Without {a}, {b} on {c} is not reached in time: it is one {d}.</source>
        <translation>Sin {a}, no se llega a tiempo a {b} en {c}: es una parada {d}.</translation>
    </message>
    <message>
        <source>{a} at {b} does not fit beside {c} and the other stops on {d}.</source>
        <translation>{a} a las {b} no cabe junto a {c} y las demás paradas en {d}.</translation>
    </message>
    <message>
        <source>{a} is blocked {b} ({c}).</source>
        <translation>{a} está bloqueada {b} ({c}).</translation>
    </message>
    <message>
        <source>which is pinned</source>
        <translation>que está fijada</translation>
    </message>
    <message>
        <source>which is under way or done</source>
        <translation>que está en curso o terminada</translation>
    </message>
    <message>
        <source>which cannot give way inside what was promised ({a})</source>
        <translation>que no puede moverse dentro de lo prometido ({a})</translation>
    </message>
    <message>
        <source>route {a}</source>
        <translation>la ruta {a}</translation>
    </message>
    <message>
        <source>Route {a}</source>
        <translation>La ruta {a}</translation>
    </message>
    <message>
        <source>its route</source>
        <translation>su ruta</translation>
    </message>
    <message>
        <source>Its route</source>
        <translation>Su ruta</translation>
    </message>
    <message>
        <source>A move adds no stop.</source>
        <translation>Un movimiento no agrega paradas.</translation>
    </message>
    <message>
        <source>A site needs a customer&apos;s name and an address.</source>
        <translation>Un domicilio necesita el nombre del cliente y una dirección.</translation>
    </message>
    <message>
        <source>The zone {a} is no longer used.</source>
        <translation>La zona {a} ya no se usa.</translation>
    </message>
    <message>
        <source>{a} must not be blank.</source>
        <translation>{a}: no puede quedar en blanco.</translation>
    </message>
    <message>
        <source>Fill it in.</source>
        <translation>Complete el campo.</translation>
    </message>
    <message>
        <source>{a} is missing: a site has both coordinates or none.</source>
        <translation>{a} falta: un domicilio lleva ambas coordenadas o ninguna.</translation>
    </message>
    <message>
        <source>Latitude and longitude 0 are in the Atlantic.</source>
        <translation>La latitud y longitud 0 están en el Atlántico.</translation>
    </message>
    <message>
        <source>Leave both blank.</source>
        <translation>Deje ambas en blanco.</translation>
    </message>
    <message>
        <source>{a} &quot;{b}&quot; {c}</source>
        <translation>{a} &quot;{b}&quot; {c}</translation>
    </message>
    <message>
        <source>The customer&apos;s name</source>
        <translation>El nombre del cliente</translation>
    </message>
    <message>
        <source>The address</source>
        <translation>La dirección</translation>
    </message>
    <message>
        <source>The unit</source>
        <translation>La unidad</translation>
    </message>
    <message>
        <source>The city</source>
        <translation>La ciudad</translation>
    </message>
    <message>
        <source>The state</source>
        <translation>El estado</translation>
    </message>
    <message>
        <source>The postal code</source>
        <translation>El código postal</translation>
    </message>
    <message>
        <source>The zone</source>
        <translation>La zona</translation>
    </message>
    <message>
        <source>The phone number</source>
        <translation>El teléfono</translation>
    </message>
    <message>
        <source>The e-mail address</source>
        <translation>El correo electrónico</translation>
    </message>
    <message>
        <source>The latitude</source>
        <translation>La latitud</translation>
    </message>
    <message>
        <source>The longitude</source>
        <translation>La longitud</translation>
    </message>
    <message>
        <source>The notes</source>
        <translation>Las notas</translation>
    </message>
    <message>
        <source>has lost digits: the spreadsheet took it for a number.</source>
        <translation>perdió dígitos: la hoja de cálculo lo tomó por un número.</translation>
    </message>
    <message>
        <source>Format the cell as text and type it again.</source>
        <translation>Dé formato de texto a la celda y escríbalo de nuevo.</translation>
    </message>
    <message>
        <source>is not a phone number.</source>
        <translation>no es un número de teléfono.</translation>
    </message>
    <message>
        <source>is not an e-mail address.</source>
        <translation>no es una dirección de correo.</translation>
    </message>
    <message>
        <source>Write one address only: &quot;{a}&quot;.</source>
        <translation>Escriba una sola dirección: &quot;{a}&quot;.</translation>
    </message>
    <message>
        <source>is not between -{a} and {b} degrees.</source>
        <translation>no está entre -{a} y {b} grados.</translation>
    </message>
    <message>
        <source>Are latitude and longitude swapped?</source>
        <translation>¿Están intercambiadas la latitud y la longitud?</translation>
    </message>
    <message>
        <source>is longer than {a} characters.</source>
        <translation>tiene más de {a} caracteres.</translation>
    </message>
    <message>
        <source>contains characters that cannot be shown.</source>
        <translation>contiene caracteres que no se pueden mostrar.</translation>
    </message>
    <message>
        <source>Type the text again.</source>
        <translation>Escriba el texto de nuevo.</translation>
    </message>
    <message>
        <source>The connection was closed here.</source>
        <translation>La conexión se cerró aquí.</translation>
    </message>
    <message>
        <source>An administrator has locked {a}.</source>
        <translation>Un administrador bloqueó {a}.</translation>
    </message>
    <message>
        <source>a seal was removed</source>
        <translation>se eliminó un sello</translation>
    </message>
    <message>
        <source>the event was removed</source>
        <translation>se eliminó el evento</translation>
    </message>
    <message>
        <source>the event was altered</source>
        <translation>se alteró el evento</translation>
    </message>
    <message>
        <source>held</source>
        <translation>apartada</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>propuesta</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>confirmada</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>completada</translation>
    </message>
    <message>
        <source>no show</source>
        <translation>marcada como cliente ausente</translation>
    </message>
    <message>
        <source>marked a no-show</source>
        <translation>marcada como cliente ausente</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>cancelada</translation>
    </message>
    <message>
        <source>rescheduled</source>
        <translation>reprogramada</translation>
    </message>
    <message>
        <source>released</source>
        <translation>liberada</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>vencida</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>borrador</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>en cola</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>retirado</translation>
    </message>
    <message>
        <source>csr</source>
        <translation>CSR</translation>
    </message>
    <message>
        <source>dispatcher</source>
        <translation>despachador</translation>
    </message>
    <message>
        <source>admin</source>
        <translation>administrador</translation>
    </message>
    <message>
        <source>dispatcher or admin</source>
        <translation>despachador o administrador</translation>
    </message>
    <message>
        <source>csr or dispatcher or admin</source>
        <translation>CSR, despachador o administrador</translation>
    </message>
    <message>
        <source>admin, csr</source>
        <translation>administrador, CSR</translation>
    </message>
    <message>
        <source>admin, dispatcher</source>
        <translation>administrador, despachador</translation>
    </message>
    <message>
        <source>admin, csr, dispatcher</source>
        <translation>administrador, CSR, despachador</translation>
    </message>
    <message>
        <source>csr, dispatcher</source>
        <translation>CSR, despachador</translation>
    </message>
    <message>
        <source>The password of {a} remembered on this computer is refused.</source>
        <translation>Se rechaza la contraseña de {a} recordada en esta computadora.</translation>
    </message>
    <message>
        <source>Type the password as it is now.</source>
        <translation>Escriba la contraseña actual.</translation>
    </message>
    <message>
        <source>Ask an administrator of your branch to add you.</source>
        <translation>Pida a un administrador de su sucursal que lo agregue.</translation>
    </message>
    <message>
        <source>Nobody is named who signs in.</source>
        <translation>No se indicó quién inicia sesión.</translation>
    </message>
    <message>
        <source>Type your login.</source>
        <translation>Escriba su usuario.</translation>
    </message>
    <message>
        <source>Signing in was broken off.</source>
        <translation>Se interrumpió el inicio de sesión.</translation>
    </message>
    <message>
        <source>Sign in again.</source>
        <translation>Inicie sesión de nuevo.</translation>
    </message>
    <message>
        <source>No password of {a} is remembered on this computer.</source>
        <translation>En esta computadora no se recuerda ninguna contraseña de {a}.</translation>
    </message>
    <message>
        <source>Type the password.</source>
        <translation>Escriba la contraseña.</translation>
    </message>
    <message>
        <source>The keyring is locked, so the password was not remembered.</source>
        <translation>El llavero está bloqueado, así que la contraseña no se recordó.</translation>
    </message>
    <message>
        <source>The keyring on this computer keeps passwords in files (keyrings.alt), so Booker does not use it.</source>
        <translation>El llavero de esta computadora guarda contraseñas en archivos (keyrings.alt), así que Booker no lo usa.</translation>
    </message>
    <message>
        <source>There is no keyring on this computer, so passwords are asked for each time.</source>
        <translation>En esta computadora no hay llavero, así que la contraseña se pide cada vez.</translation>
    </message>
    <message>
        <source>{a}: what happened stands in the log.</source>
        <translation>{a}: lo que pasó está en el registro de errores.</translation>
    </message>
    <message>
        <source>Send {a} to whoever maintains Booker.</source>
        <translation>Envíe {a} a quien mantiene Booker.</translation>
    </message>
    <message>
        <source>The embedded database in {a} belongs to another account.</source>
        <translation>La base de datos integrada en {a} pertenece a otra cuenta.</translation>
    </message>
    <message>
        <source>No port from {a} on is free on {b}.</source>
        <translation>No hay ningún puerto libre desde {a} en {b}.</translation>
    </message>
    <message>
        <source>A database cannot be kept in {a}: the name has unusual characters.</source>
        <translation>No se puede guardar una base de datos en {a}: el nombre tiene caracteres inusuales.</translation>
    </message>
    <message>
        <source>“{a}” cannot be a database&apos;s name.</source>
        <translation>“{a}” no puede ser el nombre de una base de datos.</translation>
    </message>
    <message>
        <source>{a} is there, but holds no PostgreSQL data.</source>
        <translation>{a} existe, pero no contiene datos de PostgreSQL.</translation>
    </message>
    <message>
        <source>The data in {a} was written by PostgreSQL {b}; this Booker brings PostgreSQL {c}, which cannot read it.</source>
        <translation>Los datos en {a} los escribió PostgreSQL {b}; este Booker trae PostgreSQL {c}, que no puede leerlos.</translation>
    </message>
    <message>
        <source>Use the Booker that wrote it to dump the data, and restore the dump into a new profile.</source>
        <translation>Use el Booker que los escribió para exportar los datos, y restáurelos en un perfil nuevo.</translation>
    </message>
    <message>
        <source>{a} belongs to somebody else, so the database cannot use it.</source>
        <translation>{a} pertenece a otra persona, así que la base de datos no puede usarlo.</translation>
    </message>
    <message>
        <source>Have it removed, or set BOOKER_HOME to a short path.</source>
        <translation>Pida que lo eliminen, o fije BOOKER_HOME en una ruta corta.</translation>
    </message>
    <message>
        <source>Another Booker has been starting or stopping {a} for minutes.</source>
        <translation>Otro Booker lleva minutos iniciando o deteniendo {a}.</translation>
    </message>
    <message>
        <source>The embedded database in {a} could not be reached: {b}.</source>
        <translation>No se pudo conectar con la base de datos integrada en {a}: {b}.</translation>
    </message>
    <message>
        <source>Run Booker as that account, or set BOOKER_HOME.</source>
        <translation>Ejecute Booker con esa cuenta, o fije BOOKER_HOME.</translation>
    </message>
    <message>
        <source>Look into {a}; then try again.</source>
        <translation>Revise {a}; luego intente de nuevo.</translation>
    </message>
    <message>
        <source>Close programs that listen there; then try again.</source>
        <translation>Cierre los programas que escuchan ahí; luego intente de nuevo.</translation>
    </message>
    <message>
        <source>Set BOOKER_HOME to a folder with a plain name.</source>
        <translation>Fije BOOKER_HOME en una carpeta de nombre sencillo.</translation>
    </message>
    <message>
        <source>Move it away, and Booker will start afresh.</source>
        <translation>Muévalo a otro lugar y Booker empezará de nuevo.</translation>
    </message>
    <message>
        <source>Check that the disk has room; then try again.</source>
        <translation>Revise que haya espacio en el disco; luego intente de nuevo.</translation>
    </message>
    <message>
        <source>Check the disk; then try again.</source>
        <translation>Revise el disco; luego intente de nuevo.</translation>
    </message>
    <message>
        <source>PostgreSQL cannot run as user {a}, which has no name on this computer.</source>
        <translation>PostgreSQL no puede ejecutarse como el usuario {a}, que no tiene nombre en esta computadora.</translation>
    </message>
    <message>
        <source>PostgreSQL does not run as root, and the system account {a} for it could not be made: {b}.</source>
        <translation>PostgreSQL no se ejecuta como root, y no se pudo crear la cuenta de sistema {a} para él: {b}.</translation>
    </message>
    <message>
        <source>Run Booker as an ordinary user, or have an administrator make the account {a}.</source>
        <translation>Ejecute Booker como un usuario común, o pida a un administrador que cree la cuenta {a}.</translation>
    </message>
    <message>
        <source>Give user {a} a name in /etc/passwd, or use another account.</source>
        <translation>Dé al usuario {a} un nombre en /etc/passwd, o use otra cuenta.</translation>
    </message>
    <message>
        <source>The database server runs as {a}, which may not pass through {b}.</source>
        <translation>El servidor de la base de datos se ejecuta como {a}, que no puede pasar por {b}.</translation>
    </message>
    <message>
        <source>Set BOOKER_HOME to a folder that every account may pass through, such as /var/lib/booker.</source>
        <translation>Fije BOOKER_HOME en una carpeta por la que toda cuenta pueda pasar, como /var/lib/booker.</translation>
    </message>
    <message>
        <source>{a} has too many windows open.</source>
        <translation>{a} tiene demasiadas ventanas abiertas.</translation>
    </message>
    <message>
        <source>Close another window of this login, then try again.</source>
        <translation>Cierre otra ventana de este usuario; luego intente de nuevo.</translation>
    </message>
    <message>
        <source>The database server has no connection left.</source>
        <translation>Al servidor de la base de datos no le quedan conexiones.</translation>
    </message>
    <message>
        <source>The disk of the database server is full; nothing was written.</source>
        <translation>El disco del servidor de la base de datos está lleno; no se escribió nada.</translation>
    </message>
    <message>
        <source>The database server has no memory left; nothing was written.</source>
        <translation>El servidor de la base de datos se quedó sin memoria; no se escribió nada.</translation>
    </message>
    <message>
        <source>Tell your administrator.</source>
        <translation>Avise a su administrador.</translation>
    </message>
    <message>
        <source>Try again in a moment; if it stays so, tell your administrator.</source>
        <translation>Intente de nuevo en un momento; si sigue igual, avise a su administrador.</translation>
    </message>
    <message>
        <source>this login</source>
        <translation>este usuario</translation>
    </message>
    <message>
        <source>This login</source>
        <translation>Este usuario</translation>
    </message>
    <message>
        <source>the login {a}</source>
        <translation>el usuario {a}</translation>
    </message>
    <message>
        <source>The login {a}</source>
        <translation>El usuario {a}</translation>
    </message>
    <message>
        <source>The booking&apos;s short reference.</source>
        <translation>La referencia corta de la reserva.</translation>
    </message>
    <message>
        <source>confirmed, completed, no_show …; a hold past its time is expired.</source>
        <translation>confirmed, completed, no_show …; un apartado pasado de tiempo es expired.</translation>
    </message>
    <message>
        <source>The service date, local to the branch.</source>
        <translation>La fecha del servicio, en la hora local de la sucursal.</translation>
    </message>
    <message>
        <source>The arrival window&apos;s label.</source>
        <translation>El nombre de la franja de llegada.</translation>
    </message>
    <message>
        <source>The promised arrival begins, local.</source>
        <translation>Cuándo empieza la llegada prometida, hora local.</translation>
    </message>
    <message>
        <source>The promised arrival ends, local; arrival is before it.</source>
        <translation>Cuándo termina la llegada prometida, hora local; se llega antes.</translation>
    </message>
    <message>
        <source>The arrival as planned now, local; it may move.</source>
        <translation>La llegada como está planeada ahora, hora local; puede moverse.</translation>
    </message>
    <message>
        <source>The zone of the booking.</source>
        <translation>La zona de la reserva.</translation>
    </message>
    <message>
        <source>The job type&apos;s code.</source>
        <translation>El código del tipo de trabajo.</translation>
    </message>
    <message>
        <source>The job type&apos;s name.</source>
        <translation>El nombre del tipo de trabajo.</translation>
    </message>
    <message>
        <source>Minutes on site as promised; empty for an all-day job.</source>
        <translation>Minutos en el domicilio según lo prometido; vacío si el trabajo es de todo el día.</translation>
    </message>
    <message>
        <source>Whether the job takes the whole shift.</source>
        <translation>Si el trabajo ocupa todo el turno.</translation>
    </message>
    <message>
        <source>How many at once.</source>
        <translation>Cuántos a la vez.</translation>
    </message>
    <message>
        <source>Their names, joined by ; .</source>
        <translation>Sus nombres, separados por ; .</translation>
    </message>
    <message>
        <source>Zone and number of each route, joined by ; .</source>
        <translation>Zona y número de cada ruta, separados por ; .</translation>
    </message>
    <message>
        <source>The customer number.</source>
        <translation>El número de cliente.</translation>
    </message>
    <message>
        <source>The customer&apos;s name.</source>
        <translation>El nombre del cliente.</translation>
    </message>
    <message>
        <source>The site&apos;s street and house number.</source>
        <translation>La calle y el número del domicilio.</translation>
    </message>
    <message>
        <source>Apartment or suite.</source>
        <translation>Departamento o suite.</translation>
    </message>
    <message>
        <source>The site&apos;s city.</source>
        <translation>La ciudad del domicilio.</translation>
    </message>
    <message>
        <source>The site&apos;s state.</source>
        <translation>El estado del domicilio.</translation>
    </message>
    <message>
        <source>The site&apos;s postal code.</source>
        <translation>El código postal del domicilio.</translation>
    </message>
    <message>
        <source>The customer&apos;s phone number.</source>
        <translation>El número de teléfono del cliente.</translation>
    </message>
    <message>
        <source>The customer&apos;s e-mail address.</source>
        <translation>El correo electrónico del cliente.</translation>
    </message>
    <message>
        <source>Whether the site was a VIP&apos;s when the booking was made.</source>
        <translation>Si el domicilio era de un cliente VIP cuando se hizo la reserva.</translation>
    </message>
    <message>
        <source>The site&apos;s notes for the technician.</source>
        <translation>Las notas del domicilio para el técnico.</translation>
    </message>
    <message>
        <source>The promise&apos;s begin as an instant.</source>
        <translation>El comienzo de lo prometido, como instante.</translation>
    </message>
    <message>
        <source>The promise&apos;s end as an instant.</source>
        <translation>El final de lo prometido, como instante.</translation>
    </message>
    <message>
        <source>The branch&apos;s time zone, to which local times belong.</source>
        <translation>La zona horaria de la sucursal, a la que pertenecen las horas locales.</translation>
    </message>
    <message>
        <source>Who held it.</source>
        <translation>Quién la apartó.</translation>
    </message>
    <message>
        <source>When it was held.</source>
        <translation>Cuándo se apartó.</translation>
    </message>
    <message>
        <source>The dispatcher who confirmed it.</source>
        <translation>El despachador que la confirmó.</translation>
    </message>
    <message>
        <source>When it was confirmed.</source>
        <translation>Cuándo se confirmó.</translation>
    </message>
    <message>
        <source>Street, unit, city, state and postal code.</source>
        <translation>Calle, unidad, ciudad, estado y código postal.</translation>
    </message>
    <message>
        <source>The site&apos;s latitude, where it is known.</source>
        <translation>La latitud del domicilio, si se conoce.</translation>
    </message>
    <message>
        <source>The site&apos;s longitude, where it is known.</source>
        <translation>La longitud del domicilio, si se conoce.</translation>
    </message>
    <message>
        <source>When the visit ends as planned now, local.</source>
        <translation>Cuándo termina la visita como está planeada ahora, hora local.</translation>
    </message>
    <message>
        <source>Minutes planned on site, buffers included; an all-day job&apos;s shift.</source>
        <translation>Minutos planeados en el domicilio, con los márgenes; el turno si el trabajo es de todo el día.</translation>
    </message>
    <message>
        <source>What the office wrote down for this visit.</source>
        <translation>Lo que la oficina anotó para esta visita.</translation>
    </message>
    <message>
        <source>The intake questions with the customer&apos;s answers, one a line.</source>
        <translation>Las preguntas al reservar con las respuestas del cliente, una por línea.</translation>
    </message>
    <message>
        <source>Notes of site and booking, and the answers, one a line.</source>
        <translation>Notas del domicilio y de la reserva, y las respuestas, una por línea.</translation>
    </message>
    <message>
        <source>The arrival window and the customer&apos;s name.</source>
        <translation>La franja de llegada y el nombre del cliente.</translation>
    </message>
    <message>
        <source>Date, window, job, phone and notes, one a line.</source>
        <translation>Fecha, franja, trabajo, teléfono y notas, uno por línea.</translation>
    </message>
    <message>
        <source>Choose one of these two formats.</source>
        <translation>Elija uno de estos dos formatos.</translation>
    </message>
    <message>
        <source>Street and house number.</source>
        <translation>Calle y número.</translation>
    </message>
    <message>
        <source>The city.</source>
        <translation>La ciudad.</translation>
    </message>
    <message>
        <source>The state.</source>
        <translation>El estado.</translation>
    </message>
    <message>
        <source>The postal code.</source>
        <translation>El código postal.</translation>
    </message>
    <message>
        <source>The zone that serves it.</source>
        <translation>La zona que lo atiende.</translation>
    </message>
    <message>
        <source>The phone number.</source>
        <translation>El número de teléfono.</translation>
    </message>
    <message>
        <source>The e-mail address.</source>
        <translation>El correo electrónico.</translation>
    </message>
    <message>
        <source>Whether it is a VIP&apos;s.</source>
        <translation>Si es de un cliente VIP.</translation>
    </message>
    <message>
        <source>Degrees, where they are known.</source>
        <translation>Grados, si se conocen.</translation>
    </message>
    <message>
        <source>What the technician must know.</source>
        <translation>Lo que el técnico debe saber.</translation>
    </message>
    <message>
        <source>no: it is not offered any more.</source>
        <translation>no: ya no se ofrece.</translation>
    </message>
    <message>
        <source>Its name.</source>
        <translation>Su nombre.</translation>
    </message>
    <message>
        <source>Minutes on site.</source>
        <translation>Minutos en el domicilio.</translation>
    </message>
    <message>
        <source>Whether it takes the whole shift.</source>
        <translation>Si ocupa todo el turno.</translation>
    </message>
    <message>
        <source>Minutes before the work.</source>
        <translation>Minutos antes del trabajo.</translation>
    </message>
    <message>
        <source>Minutes after the work.</source>
        <translation>Minutos después del trabajo.</translation>
    </message>
    <message>
        <source>What the office asks before it books, one a line.</source>
        <translation>Lo que la oficina pregunta antes de reservar, una pregunta por línea.</translation>
    </message>
    <message>
        <source>When it begins, local.</source>
        <translation>Cuándo empieza, hora local.</translation>
    </message>
    <message>
        <source>When it ends, local.</source>
        <translation>Cuándo termina, hora local.</translation>
    </message>
    <message>
        <source>The weekdays it is offered on.</source>
        <translation>Los días de la semana en que se ofrece.</translation>
    </message>
    <message>
        <source>Most bookings of a zone and day; empty: no limit.</source>
        <translation>Máximo de reservas de una zona y un día; vacío: sin límite.</translation>
    </message>
    <message>
        <source>The zone that the technician works in.</source>
        <translation>La zona en que trabaja el técnico.</translation>
    </message>
    <message>
        <source>The day.</source>
        <translation>El día.</translation>
    </message>
    <message>
        <source>The technician&apos;s name; empty: not named.</source>
        <translation>El nombre del técnico; vacío: sin nombrar.</translation>
    </message>
    <message>
        <source>When the shift starts, local.</source>
        <translation>Cuándo empieza el turno, hora local.</translation>
    </message>
    <message>
        <source>When the shift ends, local.</source>
        <translation>Cuándo termina el turno, hora local.</translation>
    </message>
    <message>
        <source>Most jobs of the day; empty: no limit.</source>
        <translation>Máximo de trabajos del día; vacío: sin límite.</translation>
    </message>
    <message>
        <source>The route&apos;s number in its zone and day.</source>
        <translation>El número de la ruta en su zona y su día.</translation>
    </message>
    <message>
        <source>How many stops are planned.</source>
        <translation>Cuántas paradas están planeadas.</translation>
    </message>
    <message>
        <source>When it was drafted, local.</source>
        <translation>Cuándo se redactó, hora local.</translation>
    </message>
    <message>
        <source>The booking&apos;s reference.</source>
        <translation>La referencia de la reserva.</translation>
    </message>
    <message>
        <source>Its subject.</source>
        <translation>Su asunto.</translation>
    </message>
    <message>
        <source>The plain text, as the customer sees it.</source>
        <translation>El texto sin formato, como lo ve el cliente.</translation>
    </message>
    <message>
        <source>When it was released, local.</source>
        <translation>Cuándo se puso en cola, hora local.</translation>
    </message>
    <message>
        <source>When it was withdrawn, local.</source>
        <translation>Cuándo se retiró, hora local.</translation>
    </message>
    <message>
        <source>When it was drafted.</source>
        <translation>Cuándo se redactó.</translation>
    </message>
    <message>
        <source>The message as HTML.</source>
        <translation>El mensaje en HTML.</translation>
    </message>
    <message>
        <source>The booking&apos;s zone.</source>
        <translation>La zona de la reserva.</translation>
    </message>
    <message>
        <source>The booking&apos;s service date.</source>
        <translation>La fecha de servicio de la reserva.</translation>
    </message>
    <message>
        <source>When it happened, local.</source>
        <translation>Cuándo sucedió, hora local.</translation>
    </message>
    <message>
        <source>Who did it.</source>
        <translation>Quién lo hizo.</translation>
    </message>
    <message>
        <source>What was done.</source>
        <translation>Qué se hizo.</translation>
    </message>
    <message>
        <source>insert, update or delete.</source>
        <translation>insert, update o delete.</translation>
    </message>
    <message>
        <source>In which table.</source>
        <translation>En qué tabla.</translation>
    </message>
    <message>
        <source>The booking concerned.</source>
        <translation>La reserva en cuestión.</translation>
    </message>
    <message>
        <source>Which row, as JSON.</source>
        <translation>Qué fila, en JSON.</translation>
    </message>
    <message>
        <source>The row before, as JSON.</source>
        <translation>La fila antes, en JSON.</translation>
    </message>
    <message>
        <source>The row after, as JSON.</source>
        <translation>La fila después, en JSON.</translation>
    </message>
    <message>
        <source>From which address.</source>
        <translation>Desde qué dirección.</translation>
    </message>
    <message>
        <source>The act&apos;s own id.</source>
        <translation>El id propio de la acción.</translation>
    </message>
    <message>
        <source>The event&apos;s own id.</source>
        <translation>El id propio del evento.</translation>
    </message>
    <message>
        <source>When it happened.</source>
        <translation>Cuándo sucedió.</translation>
    </message>
    <message>
        <source>The branch&apos;s zone that it belongs to.</source>
        <translation>La zona de la sucursal a la que pertenece.</translation>
    </message>
    <message>
        <source>The day, as 12/31/2026, 2026-12-31 or 31 Dec 2026.</source>
        <translation>El día, como 12/31/2026, 2026-12-31 o 31 Dec 2026.</translation>
    </message>
    <message>
        <source>Start and end of the day on the road: 8:00-17:00.</source>
        <translation>Comienzo y final del día en la calle: 8:00-17:00.</translation>
    </message>
    <message>
        <source>The first column of the cells; others before are left.</source>
        <translation>La primera columna de las celdas; las anteriores se dejan fuera.</translation>
    </message>
    <message>
        <source>The last column of the cells; others behind are left.</source>
        <translation>La última columna de las celdas; las posteriores se dejan fuera.</translation>
    </message>
    <message>
        <source>When the shift starts: 8:00 or 8 am.</source>
        <translation>Cuándo empieza el turno: 8:00 u 8 am.</translation>
    </message>
    <message>
        <source>When the shift ends: 17:00 or 5 pm.</source>
        <translation>Cuándo termina el turno: 17:00 o 5 pm.</translation>
    </message>
    <message>
        <source>How many technicians work.</source>
        <translation>Cuántos técnicos trabajan.</translation>
    </message>
    <message>
        <source>Minutes of work that day; not needed where the cells below the dates are the minutes.</source>
        <translation>Minutos de trabajo de ese día; no hacen falta si las celdas bajo las fechas son los minutos.</translation>
    </message>
    <message>
        <source>Jobs that day; not needed where the cells below the dates are the jobs.</source>
        <translation>Trabajos de ese día; no hacen falta si las celdas bajo las fechas son los trabajos.</translation>
    </message>
    <message>
        <source>no: it is not offered any more; blank is yes.</source>
        <translation>no: ya no se ofrece; en blanco es sí.</translation>
    </message>
    <message>
        <source>The arrival window, by its label.</source>
        <translation>La franja de llegada, por su nombre.</translation>
    </message>
    <message>
        <source>The technician&apos;s name.</source>
        <translation>El nombre del técnico.</translation>
    </message>
    <message>
        <source>The most bookings of the route; blank is no limit.</source>
        <translation>Máximo de reservas de la ruta; en blanco: sin límite.</translation>
    </message>
    <message>
        <source>The day; not needed where the dates stand in the header.</source>
        <translation>El día; no hace falta si las fechas están en el encabezado.</translation>
    </message>
    <message>
        <source>Not needed where the zones stand in the header.</source>
        <translation>No hace falta si las zonas están en el encabezado.</translation>
    </message>
    <message>
        <source>The site&apos;s own number, by which it is known again.</source>
        <translation>El número propio del domicilio, por el que se le reconoce.</translation>
    </message>
    <message>
        <source>Whom the site belongs to.</source>
        <translation>A quién pertenece el domicilio.</translation>
    </message>
    <message>
        <source>Street and number.</source>
        <translation>Calle y número.</translation>
    </message>
    <message>
        <source>The town.</source>
        <translation>La localidad.</translation>
    </message>
    <message>
        <source>A number that can be dialled.</source>
        <translation>Un número al que se pueda llamar.</translation>
    </message>
    <message>
        <source>One e-mail address.</source>
        <translation>Un correo electrónico.</translation>
    </message>
    <message>
        <source>Y for a customer who comes first.</source>
        <translation>Y si el cliente va primero.</translation>
    </message>
    <message>
        <source>Degrees north.</source>
        <translation>Grados norte.</translation>
    </message>
    <message>
        <source>Degrees east; west is negative.</source>
        <translation>Grados este; el oeste es negativo.</translation>
    </message>
    <message>
        <source>What a technician must know.</source>
        <translation>Lo que un técnico debe saber.</translation>
    </message>
    <message>
        <source>The job type&apos;s short name, by which it is known again.</source>
        <translation>El nombre corto del tipo de trabajo, por el que se le reconoce.</translation>
    </message>
    <message>
        <source>What the customer calls it.</source>
        <translation>Cómo lo llama el cliente.</translation>
    </message>
    <message>
        <source>Minutes on site; not needed for an all-day job.</source>
        <translation>Minutos en el domicilio; no hacen falta si el trabajo es de todo el día.</translation>
    </message>
    <message>
        <source>How many technicians it takes; blank is one.</source>
        <translation>Cuántos técnicos necesita; en blanco es uno.</translation>
    </message>
    <message>
        <source>Y for a job that fills a day.</source>
        <translation>Y si el trabajo llena un día.</translation>
    </message>
    <message>
        <source>Minutes before it.</source>
        <translation>Minutos antes de él.</translation>
    </message>
    <message>
        <source>Minutes after it.</source>
        <translation>Minutos después de él.</translation>
    </message>
    <message>
        <source>What the office asks before it books, one question a line.</source>
        <translation>Lo que la oficina pregunta antes de reservar, una pregunta por línea.</translation>
    </message>
    <message>
        <source>What the customer is told: 8-10.</source>
        <translation>Lo que se le dice al cliente: 8-10.</translation>
    </message>
    <message>
        <source>Mon-Fri, or Mon, Wed, Fri; blank is every day.</source>
        <translation>Mon-Fri, o Mon, Wed, Fri; en blanco es todos los días.</translation>
    </message>
    <message>
        <source>The most bookings of a day in this window; blank is no limit.</source>
        <translation>Máximo de reservas de un día en esta franja; en blanco: sin límite.</translation>
    </message>
    <message>
        <source>When it starts: 8:00 or 8 am.</source>
        <translation>Cuándo empieza: 8:00 u 8 am.</translation>
    </message>
    <message>
        <source>When it ends: 10:00 or 10 am.</source>
        <translation>Cuándo termina: 10:00 o 10 am.</translation>
    </message>
    <message>
        <source>Customer #</source>
        <translation>N.º de cliente</translation>
    </message>
    <message>
        <source>Customer name</source>
        <translation>Nombre del cliente</translation>
    </message>
    <message>
        <source>Service address</source>
        <translation>Dirección del servicio</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zona</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unidad</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ciudad</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>ZIP</source>
        <translation>Código postal (ZIP)</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>Correo electrónico</translation>
    </message>
    <message>
        <source>VIP</source>
        <translation>VIP</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>Latitud</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>Longitud</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Activo</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Job type</source>
        <translation>Tipo de trabajo</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minutos</translation>
    </message>
    <message>
        <source>Techs needed</source>
        <translation>Técnicos requeridos</translation>
    </message>
    <message>
        <source>All day</source>
        <translation>Todo el día</translation>
    </message>
    <message>
        <source>Preparation</source>
        <translation>Preparación</translation>
    </message>
    <message>
        <source>Clean-up</source>
        <translation>Limpieza</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Preguntas</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Franja</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Días</translation>
    </message>
    <message>
        <source>Max jobs</source>
        <translation>Máx. de trabajos</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Turno</translation>
    </message>
    <message>
        <source>First column</source>
        <translation>Primera columna</translation>
    </message>
    <message>
        <source>Last column</source>
        <translation>Última columna</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>Técnico</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Comienzo</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Final</translation>
    </message>
    <message>
        <source>Technicians</source>
        <translation>Técnicos</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Trabajos</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>Referencia</translation>
    </message>
    <message>
        <source>Planned arrival</source>
        <translation>Llegada planeada</translation>
    </message>
    <message>
        <source>Job name</source>
        <translation>Nombre del trabajo</translation>
    </message>
    <message>
        <source>Technicians needed</source>
        <translation>Técnicos necesarios</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>Rutas</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Domicilio</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>State or province</source>
        <translation>Estado o provincia</translation>
    </message>
    <message>
        <source>Postal code</source>
        <translation>Código postal</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Promised from (UTC)</source>
        <translation>Prometido desde (UTC)</translation>
    </message>
    <message>
        <source>Promised to (UTC)</source>
        <translation>Prometido hasta (UTC)</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zona horaria</translation>
    </message>
    <message>
        <source>Held by</source>
        <translation>Apartada por</translation>
    </message>
    <message>
        <source>Held at (UTC)</source>
        <translation>Apartada el (UTC)</translation>
    </message>
    <message>
        <source>Confirmed by</source>
        <translation>Confirmada por</translation>
    </message>
    <message>
        <source>Confirmed at (UTC)</source>
        <translation>Confirmada el (UTC)</translation>
    </message>
    <message>
        <source>Address (one line)</source>
        <translation>Dirección (una línea)</translation>
    </message>
    <message>
        <source>Planned end</source>
        <translation>Final planeado</translation>
    </message>
    <message>
        <source>Visit minutes</source>
        <translation>Minutos de la visita</translation>
    </message>
    <message>
        <source>Booking notes</source>
        <translation>Notas de la reserva</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Respuestas</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>Indicaciones</translation>
    </message>
    <message>
        <source>Stop name</source>
        <translation>Nombre de la parada</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Descripción</translation>
    </message>
    <message>
        <source>Customer Name</source>
        <translation>Nombre del cliente</translation>
    </message>
    <message>
        <source>Service Address</source>
        <translation>Dirección del servicio</translation>
    </message>
    <message>
        <source>Route</source>
        <translation>Ruta</translation>
    </message>
    <message>
        <source>Stops</source>
        <translation>Paradas</translation>
    </message>
    <message>
        <source>Drafted</source>
        <translation>Redactado</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Clase</translation>
    </message>
    <message>
        <source>What it is about: confirmation …</source>
        <translation>De qué trata: confirmation …</translation>
    </message>
    <message>
        <source>Recipient</source>
        <translation>Destinatario</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Asunto</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>En cola</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Retirado</translation>
    </message>
    <message>
        <source>Drafted at (UTC)</source>
        <translation>Redactado el (UTC)</translation>
    </message>
    <message>
        <source>HTML</source>
        <translation>HTML</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>Sucedió</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>Acción</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operación</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabla</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Fila</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Equipo</translation>
    </message>
    <message>
        <source>Act ID</source>
        <translation>ID de la acción</translation>
    </message>
    <message>
        <source>Event ID</source>
        <translation>ID del evento</translation>
    </message>
    <message>
        <source>Happened at (UTC)</source>
        <translation>Sucedió el (UTC)</translation>
    </message>
    <message>
        <source>{a} is no longer served.</source>
        <translation>{a} ya no se atiende.</translation>
    </message>
    <message>
        <source>The site {a} is no longer in use.</source>
        <translation>El domicilio {a} ya no está en uso.</translation>
    </message>
    <message>
        <source>Have an admin activate it in Setup, or choose another.</source>
        <translation>Pida a un administrador que lo active en Configuración, o elija otro.</translation>
    </message>
    <message>
        <source>A calendar spans 1 to {a} days, not {b}.</source>
        <translation>Un calendario abarca de 1 a {a} días, no {b}.</translation>
    </message>
    <message>
        <source>A shift ends after it starts, not from {a} to {b}.</source>
        <translation>Un turno termina después de empezar, no de {a} a {b}.</translation>
    </message>
    <message>
        <source>{a} on {b}: 0 to {c} routes, not {d}.</source>
        <translation>{a} el {b}: de 0 a {c} rutas, no {d}.</translation>
    </message>
    <message>
        <source>A route takes at least one stop; leave it empty for any number.</source>
        <translation>Una ruta admite al menos una parada; déjelo vacío para cualquier número.</translation>
    </message>
    <message>
        <source>Other desks kept changing these days.</source>
        <translation>Otros puestos siguieron cambiando estos días.</translation>
    </message>
    <message>
        <source>This changes bookings of more than {a} zone-days.</source>
        <translation>Esto cambia reservas de más de {a} días de zona.</translation>
    </message>
    <message>
        <source>Less capacity than is already promised. {a}.</source>
        <translation>Menos capacidad de la ya comprometida. {a}.</translation>
    </message>
    <message>
        <source>{a} on 20{b}: {c}</source>
        <translation>{a} el 20{b}: {c}</translation>
    </message>
    <message>
        <source>{a} on 20{b}</source>
        <translation>{a} el 20{b}</translation>
    </message>
    <message>
        <source>Split the file and import the parts.</source>
        <translation>Divida el archivo e importe las partes.</translation>
    </message>
    <message>
        <source>Reschedule or cancel these bookings first, or accept it with --accept-losses: then the routes they need are kept until they are empty.</source>
        <translation>Primero reprograme o cancele estas reservas, o acéptelo con --accept-losses: entonces las rutas que necesitan se conservan hasta que queden vacías.</translation>
    </message>
    <message>
        <source>Ask for 1 to {a} days, the first one first.</source>
        <translation>Pida de 1 a {a} días, empezando por el primero.</translation>
    </message>
    <message>
        <source>Block 1 to {a} times at once, not {b}.</source>
        <translation>Bloquee de 1 a {a} horarios a la vez, no {b}.</translation>
    </message>
    <message>
        <source>A block ends after it starts, on the same day.</source>
        <translation>Un bloqueo termina después de empezar, el mismo día.</translation>
    </message>
    <message>
        <source>{a} is more than {b} years ahead.</source>
        <translation>{a} está a más de {b} años de hoy.</translation>
    </message>
    <message>
        <source>A recurring block begins within two years.</source>
        <translation>Un bloqueo recurrente empieza dentro de los próximos dos años.</translation>
    </message>
    <message>
        <source>Choose an earlier first day.</source>
        <translation>Elija un primer día anterior.</translation>
    </message>
    <message>
        <source>This rule names no day within two years.</source>
        <translation>Esta regla no indica ningún día dentro de dos años.</translation>
    </message>
    <message>
        <source>Correct the rule.</source>
        <translation>Corrija la regla.</translation>
    </message>
    <message>
        <source>A block&apos;s times are local times in whole minutes.</source>
        <translation>Las horas de un bloqueo son horas locales en minutos enteros.</translation>
    </message>
    <message>
        <source>A route is one of a zone.</source>
        <translation>Una ruta pertenece a una zona.</translation>
    </message>
    <message>
        <source>Choose its zone.</source>
        <translation>Elija su zona.</translation>
    </message>
    <message>
        <source>A route is of one day only.</source>
        <translation>Una ruta es de un solo día.</translation>
    </message>
    <message>
        <source>Block its technician instead.</source>
        <translation>Bloquee en su lugar a su técnico.</translation>
    </message>
    <message>
        <source>{a} is longer than {b} characters.</source>
        <translation>{a}: tiene más de {b} caracteres.</translation>
    </message>
    <message>
        <source>Shorten it.</source>
        <translation>Acórtelo.</translation>
    </message>
    <message>
        <source>{a} must be between {b} and {c}, not {d}.</source>
        <translation>{a}: debe estar entre {b} y {c}, no {d}.</translation>
    </message>
    <message>
        <source>Choose 1 to {a} years from {b} to {c}.</source>
        <translation>Elija de 1 a {a} años, de {b} a {c}.</translation>
    </message>
    <message>
        <source>{a} has no state &quot;{b}&quot; with holidays of its own.</source>
        <translation>{a} no tiene un estado &quot;{b}&quot; con días feriados propios.</translation>
    </message>
    <message>
        <source>The holidays of &quot;{a}&quot; are not known.</source>
        <translation>No se conocen los días feriados de &quot;{a}&quot;.</translation>
    </message>
    <message>
        <source>A job that is not all-day needs its minutes on site: without them any number of bookings would fit into a day.</source>
        <translation>Un trabajo que no es de todo el día necesita sus minutos en el domicilio: sin ellos cabría cualquier número de reservas en un día.</translation>
    </message>
    <message>
        <source>Say how many minutes it takes, or make it all-day.</source>
        <translation>Indique cuántos minutos toma, o márquelo como de todo el día.</translation>
    </message>
    <message>
        <source>A job type has at most {a} questions.</source>
        <translation>Un tipo de trabajo tiene como máximo {a} preguntas.</translation>
    </message>
    <message>
        <source>Remove some.</source>
        <translation>Quite algunas.</translation>
    </message>
    <message>
        <source>The same question is asked twice.</source>
        <translation>La misma pregunta se hace dos veces.</translation>
    </message>
    <message>
        <source>Remove one of them.</source>
        <translation>Quite una de las dos.</translation>
    </message>
    <message>
        <source>Ask for 1 to {a} sites, not {b}.</source>
        <translation>Pida de 1 a {a} domicilios, no {b}.</translation>
    </message>
    <message>
        <source>The rule is empty.</source>
        <translation>La regla está vacía.</translation>
    </message>
    <message>
        <source>The rule is longer than {a} characters.</source>
        <translation>La regla tiene más de {a} caracteres.</translation>
    </message>
    <message>
        <source>The rule does not say how often: FREQ is missing.</source>
        <translation>La regla no dice cada cuánto se repite: falta FREQ.</translation>
    </message>
    <message>
        <source>Begin with FREQ=WEEKLY.</source>
        <translation>Empiece con FREQ=WEEKLY.</translation>
    </message>
    <message>
        <source>A rule ends after COUNT times or with UNTIL, not both.</source>
        <translation>Una regla termina tras COUNT veces o con UNTIL, no ambas cosas.</translation>
    </message>
    <message>
        <source>A block repeats by days, not by {a}.</source>
        <translation>Un bloqueo se repite por días, no por {a}.</translation>
    </message>
    <message>
        <source>Say the hours with from and to.</source>
        <translation>Indique las horas con desde y hasta.</translation>
    </message>
    <message>
        <source>Rules have no part &quot;{a}&quot;.</source>
        <translation>Las reglas no tienen una parte &quot;{a}&quot;.</translation>
    </message>
    <message>
        <source>Only a month or a year has a first or last weekday.</source>
        <translation>Solo un mes o un año tiene un primer o un último día de la semana.</translation>
    </message>
    <message>
        <source>Write BYDAY=MO.</source>
        <translation>Escriba BYDAY=MO.</translation>
    </message>
    <message>
        <source>A month has five of a weekday at most.</source>
        <translation>En un mes, un día de la semana cae como máximo cinco veces.</translation>
    </message>
    <message>
        <source>Only a rule of the year has BYWEEKNO.</source>
        <translation>Solo una regla anual lleva BYWEEKNO.</translation>
    </message>
    <message>
        <source>A week has no BYMONTHDAY.</source>
        <translation>Una semana no lleva BYMONTHDAY.</translation>
    </message>
    <message>
        <source>Write FREQ=MONTHLY.</source>
        <translation>Escriba FREQ=MONTHLY.</translation>
    </message>
    <message>
        <source>Only a rule of the year has BYYEARDAY.</source>
        <translation>Solo una regla anual lleva BYYEARDAY.</translation>
    </message>
    <message>
        <source>BYSETPOS chooses among the days that another part names.</source>
        <translation>BYSETPOS elige entre los días que indica otra parte.</translation>
    </message>
    <message>
        <source>A block repeats by days, not {a}.</source>
        <translation>Un bloqueo se repite por días, no {a}.</translation>
    </message>
    <message>
        <source>Use FREQ=DAILY, and say the hours with from and to.</source>
        <translation>Use FREQ=DAILY e indique las horas con desde y hasta.</translation>
    </message>
    <message>
        <source>&quot;{a}&quot; is no frequency.</source>
        <translation>&quot;{a}&quot; no es una frecuencia.</translation>
    </message>
    <message>
        <source>Frequencies are {a}.</source>
        <translation>Las frecuencias son {a}.</translation>
    </message>
    <message>
        <source>{a} must be a number from 1 to {b}, not {c}.</source>
        <translation>{a} debe ser un número de 1 a {b}, no {c}.</translation>
    </message>
    <message>
        <source>&quot;{a}&quot; is no weekday in WKST.</source>
        <translation>&quot;{a}&quot; no es un día de la semana en WKST.</translation>
    </message>
    <message>
        <source>Weekdays are {a}.</source>
        <translation>Los días de la semana son {a}.</translation>
    </message>
    <message>
        <source>This rule makes more than {a} blocks until {b}.</source>
        <translation>Esta regla crea más de {a} bloqueos hasta {b}.</translation>
    </message>
    <message>
        <source>Let it begin later, repeat less often, or end.</source>
        <translation>Haga que empiece después, se repita menos o termine.</translation>
    </message>
    <message>
        <source>&quot;{a}&quot; is not a part of a rule.</source>
        <translation>&quot;{a}&quot; no es parte de una regla.</translation>
    </message>
    <message>
        <source>Write parts such as FREQ=WEEKLY.</source>
        <translation>Escriba partes como FREQ=WEEKLY.</translation>
    </message>
    <message>
        <source>{a} is there twice.</source>
        <translation>{a} aparece dos veces.</translation>
    </message>
    <message>
        <source>{a} cannot stand in {b}: from {c} to {d}.</source>
        <translation>{a} no puede estar en {b}: de {c} a {d}.</translation>
    </message>
    <message>
        <source>0 cannot stand in {a}.</source>
        <translation>0 no puede estar en {a}.</translation>
    </message>
    <message>
        <source>&quot;{a}&quot; is no weekday in {b}.</source>
        <translation>&quot;{a}&quot; no es un día de la semana en {b}.</translation>
    </message>
    <message>
        <source>There is no {a} in a year.</source>
        <translation>No existe {a} en un año.</translation>
    </message>
    <message>
        <source>{a} is not a day.</source>
        <translation>{a} no es un día.</translation>
    </message>
    <message>
        <source>Write the last day as UNTIL=20261231.</source>
        <translation>Escriba el último día como UNTIL=20261231.</translation>
    </message>
    <message>
        <source>&quot;{a}&quot; is not a language&apos;s code.</source>
        <translation>&quot;{a}&quot; no es el código de un idioma.</translation>
    </message>
    <message>
        <source>Write one such as en or es.</source>
        <translation>Escriba uno como en o es.</translation>
    </message>
    <message>
        <source>A zone is not its own neighbour.</source>
        <translation>Una zona no es vecina de sí misma.</translation>
    </message>
    <message>
        <source>{a} must be a whole number.</source>
        <translation>{a}: debe ser un número entero.</translation>
    </message>
    <message>
        <source>{a} is not a time of day.</source>
        <translation>{a} no es una hora del día.</translation>
    </message>
    <message>
        <source>A window ends after it starts, on the same day.</source>
        <translation>Una franja termina después de empezar, el mismo día.</translation>
    </message>
    <message>
        <source>A window needs at least one weekday.</source>
        <translation>Una franja necesita al menos un día de la semana.</translation>
    </message>
    <message>
        <source>Choose its weekdays.</source>
        <translation>Elija sus días de la semana.</translation>
    </message>
    <message>
        <source>Weekdays are 1 (Monday) to 7 (Sunday).</source>
        <translation>Los días de la semana van de 1 (lunes) a 7 (domingo).</translation>
    </message>
    <message>
        <source>{a} of a window is a local time in whole minutes.</source>
        <translation>{a} de una franja es una hora local en minutos enteros.</translation>
    </message>
    <message>
        <source>{a} is not a day to book for.</source>
        <translation>{a} no es un día para el que se pueda reservar.</translation>
    </message>
    <message>
        <source>A stop&apos;s drive, arrival and end are not in that order, or not on whole minutes.</source>
        <translation>El trayecto, la llegada y el final de una parada no están en ese orden o no son minutos enteros.</translation>
    </message>
    <message>
        <source>Nothing was changed. Correct it by hand, or import a corrected file.</source>
        <translation>No se cambió nada. Corríjalo a mano o importe un archivo corregido.</translation>
    </message>
    <message>
        <source>Look again: the changes are compared anew.</source>
        <translation>Vuelva a mirar: los cambios se comparan de nuevo.</translation>
    </message>
    <message>
        <source>Nothing was written. Start it again whenever you like.</source>
        <translation>No se escribió nada. Inícielo de nuevo cuando quiera.</translation>
    </message>
    <message>
        <source>There are too many brackets or conditions inside each other.</source>
        <translation>Hay demasiados paréntesis o condiciones unos dentro de otros.</translation>
    </message>
    <message>
        <source>The text has {a} characters; {b} can be kept.</source>
        <translation>El texto tiene {a} caracteres; se pueden guardar {b}.</translation>
    </message>
    <message>
        <source>There is a character that cannot be kept.</source>
        <translation>Hay un carácter que no se puede guardar.</translation>
    </message>
    <message>
        <source>The braces do not fit: {a}.</source>
        <translation>Las llaves no coinciden: {a}.</translation>
    </message>
    <message>
        <source>{a} cannot be used in a message: variables, filters and conditions can.</source>
        <translation>{a}: no se puede usar en un mensaje; sí variables, filtros y condiciones.</translation>
    </message>
    <message>
        <source>There is no kind of message {a}.</source>
        <translation>No existe el tipo de mensaje {a}.</translation>
    </message>
    <message>
        <source>The subject has more than {a} characters.</source>
        <translation>El asunto tiene más de {a} caracteres.</translation>
    </message>
    <message>
        <source>The day of the appointment.</source>
        <translation>El día de la cita.</translation>
    </message>
    <message>
        <source>When the technician arrives.</source>
        <translation>Cuándo llega el técnico.</translation>
    </message>
    <message>
        <source>What is done.</source>
        <translation>Qué se hace.</translation>
    </message>
    <message>
        <source>Where it is done.</source>
        <translation>Dónde se hace.</translation>
    </message>
    <message>
        <source>The number of the booking.</source>
        <translation>El número de la reserva.</translation>
    </message>
    <message>
        <source>The name of your branch.</source>
        <translation>El nombre de su sucursal.</translation>
    </message>
    <message>
        <source>Correct it; what can be filled in stands in the list of variables.</source>
        <translation>Corríjalo; lo que se puede insertar está en la lista de variables.</translation>
    </message>
    <message>
        <source>The {a} does not tell when: {b} is not in it.</source>
        <translation>El {a} no dice cuándo: no contiene {b}.</translation>
    </message>
    <message>
        <source>A branch needs a name.</source>
        <translation>Una sucursal necesita un nombre.</translation>
    </message>
    <message>
        <source>{a} is not staff of {b}.</source>
        <translation>{a} no es parte del personal de {b}.</translation>
    </message>
    <message>
        <source>A member of staff needs a name that can be shown.</source>
        <translation>Un miembro del personal necesita un nombre que se pueda mostrar.</translation>
    </message>
    <message>
        <source>The name is longer than {a} characters.</source>
        <translation>El nombre tiene más de {a} caracteres.</translation>
    </message>
    <message>
        <source>That is the password you have now.</source>
        <translation>Esa es la contraseña que ya tiene.</translation>
    </message>
    <message>
        <source>A password is made of the letters, digits and signs of an English keyboard.</source>
        <translation>Una contraseña se forma con las letras, los dígitos y los signos de un teclado en inglés.</translation>
    </message>
    <message>
        <source>A password has {a} to {b} characters, not {c}.</source>
        <translation>Una contraseña tiene de {a} a {b} caracteres, no {c}.</translation>
    </message>
    <message>
        <source>A password has at least {a} different characters.</source>
        <translation>Una contraseña tiene al menos {a} caracteres distintos.</translation>
    </message>
    <message>
        <source>The login, repeated, is no password.</source>
        <translation>El usuario repetido no sirve de contraseña.</translation>
    </message>
    <message>
        <source>Look at the list of staff.</source>
        <translation>Vea la lista del personal.</translation>
    </message>
    <message>
        <source>&quot;{a}&quot; is not a role.</source>
        <translation>&quot;{a}&quot; no es un rol.</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>Elija otra.</translation>
    </message>
    <message>
        <source>Leave out accents and the like.</source>
        <translation>Omita los acentos y signos similares.</translation>
    </message>
    <message>
        <source>Choose a longer one.</source>
        <translation>Elija una más larga.</translation>
    </message>
    <message>
        <source>The roles are csr, dispatcher and admin.</source>
        <translation>Los roles son csr, dispatcher y admin.</translation>
    </message>
    <message>
        <source>{a} of {b} routes in {c} are reserved for VIP customers.</source>
        <translation>{a} de {b} rutas en {c} están reservadas para clientes VIP.</translation>
    </message>
    <message>
        <source>Routes of {a} would be removed.</source>
        <translation>Se quitarían rutas de {a}.</translation>
    </message>
    <message>
        <source>On two routes at the same time: {a}.</source>
        <translation>En dos rutas al mismo tiempo: {a}.</translation>
    </message>
    <message>
        <source>There is no such rule, zone or window: {a}.</source>
        <translation>No existe esa regla, zona o franja: {a}.</translation>
    </message>
    <message>
        <source>A block needs a reason.</source>
        <translation>Un bloqueo necesita un motivo.</translation>
    </message>
    <message>
        <source>There is no route {a} in {b} on {c}.</source>
        <translation>No existe la ruta {a} en {b} el {c}.</translation>
    </message>
    <message>
        <source>A block ends after it starts.</source>
        <translation>Un bloqueo termina después de empezar.</translation>
    </message>
    <message>
        <source>There is no such block in this branch.</source>
        <translation>No existe ese bloqueo en esta sucursal.</translation>
    </message>
    <message>
        <source>&quot;{a}&quot; is not a time zone the database knows.</source>
        <translation>&quot;{a}&quot; no es una zona horaria que la base de datos conozca.</translation>
    </message>
    <message>
        <source>Use a name such as America/Denver.</source>
        <translation>Use un nombre como America/Denver.</translation>
    </message>
    <message>
        <source>{a} is the branch&apos;s only admin.</source>
        <translation>{a} es la única persona con el rol de administrador en la sucursal.</translation>
    </message>
    <message>
        <source>Make somebody else an admin first.</source>
        <translation>Primero nombre a otra persona como administrador.</translation>
    </message>
    <message>
        <source>{a} may not found branches.</source>
        <translation>{a} no puede fundar sucursales.</translation>
    </message>
    <message>
        <source>&quot;{a}&quot; cannot be a branch code.</source>
        <translation>&quot;{a}&quot; no puede ser un código de sucursal.</translation>
    </message>
    <message>
        <source>Use up to 32 small letters, digits, - and _.</source>
        <translation>Use hasta 32 letras minúsculas, dígitos, - y _.</translation>
    </message>
    <message>
        <source>There is a branch {a} already.</source>
        <translation>Ya existe una sucursal {a}.</translation>
    </message>
    <message>
        <source>&quot;{a}&quot; cannot be a login.</source>
        <translation>&quot;{a}&quot; no puede ser un usuario.</translation>
    </message>
    <message>
        <source>Use up to 40 small letters, digits, ., - and _, beginning with a letter.</source>
        <translation>Use hasta 40 letras minúsculas, dígitos, ., - y _, empezando con una letra.</translation>
    </message>
    <message>
        <source>The password must come as a SCRAM verifier.</source>
        <translation>La contraseña debe llegar como verificador SCRAM.</translation>
    </message>
    <message>
        <source>The login {a} was made a moment ago.</source>
        <translation>El usuario {a} se creó hace un momento.</translation>
    </message>
    <message>
        <source>The login {a} belongs to somebody else.</source>
        <translation>El usuario {a} pertenece a otra persona.</translation>
    </message>
    <message>
        <source>Choose another login.</source>
        <translation>Elija otro usuario.</translation>
    </message>
    <message>
        <source>{a} has another role here that was not given by Booker.</source>
        <translation>{a} tiene aquí otro rol que no otorgó Booker.</translation>
    </message>
    <message>
        <source>Have the database&apos;s administrator revoke it.</source>
        <translation>Pida al administrador de la base de datos que lo revoque.</translation>
    </message>
    <message>
        <source>There is a zone {a} already.</source>
        <translation>Ya existe una zona {a}.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Elija otro nombre.</translation>
    </message>
    <message>
        <source>{a} has bookings ahead: {b}.</source>
        <translation>{a} tiene reservas pendientes: {b}.</translation>
    </message>
    <message>
        <source>Move or cancel them first.</source>
        <translation>Primero muévalas o cancélelas.</translation>
    </message>
    <message>
        <source>The zone {a} is no longer served.</source>
        <translation>La zona {a} ya no se atiende.</translation>
    </message>
    <message>
        <source>Move the site to another zone.</source>
        <translation>Mueva el domicilio a otra zona.</translation>
    </message>
    <message>
        <source>There is no arrival window {a} in this branch.</source>
        <translation>No existe la franja de llegada {a} en esta sucursal.</translation>
    </message>
    <message>
        <source>There is an arrival window {a} already.</source>
        <translation>Ya existe una franja de llegada {a}.</translation>
    </message>
    <message>
        <source>Choose another label.</source>
        <translation>Elija otra etiqueta.</translation>
    </message>
    <message>
        <source>In {a}, {b} bookings of {c} are promised on {d} already.</source>
        <translation>En {a}, ya hay {b} reservas de {c} comprometidas el {d}.</translation>
    </message>
    <message>
        <source>Choose a higher limit.</source>
        <translation>Elija un límite más alto.</translation>
    </message>
    <message>
        <source>There is a job type {a} already.</source>
        <translation>Ya existe un tipo de trabajo {a}.</translation>
    </message>
    <message>
        <source>Choose another code.</source>
        <translation>Elija otro código.</translation>
    </message>
    <message>
        <source>A site is active or it is not.</source>
        <translation>Un domicilio está activo o no lo está.</translation>
    </message>
    <message>
        <source>A move moves a stop of the booking that it names.</source>
        <translation>Un movimiento mueve una parada de la reserva que nombra.</translation>
    </message>
    <message>
        <source>A rule is written out two years ahead, 1,000 days.</source>
        <translation>Una regla se desarrolla hasta dos años adelante, 1,000 días.</translation>
    </message>
    <message>
        <source>That makes more than 5,000 blocks.</source>
        <translation>Eso crea más de 5,000 bloqueos.</translation>
    </message>
    <message>
        <source>Block fewer times at once.</source>
        <translation>Bloquee menos horarios a la vez.</translation>
    </message>
    <message>
        <source>There is no such recurring block in this branch.</source>
        <translation>No existe ese bloqueo recurrente en esta sucursal.</translation>
    </message>
    <message>
        <source>Nothing is remembered of files of that shape.</source>
        <translation>No se recuerda nada de archivos con esa forma.</translation>
    </message>
    <message>
        <source>There is no such import in this branch.</source>
        <translation>No existe esa importación en esta sucursal.</translation>
    </message>
    <message>
        <source>{a} has undone this import already, {b} UTC.</source>
        <translation>{a} ya deshizo esta importación, {b} UTC.</translation>
    </message>
    <message>
        <source>Changed since the import: {a}.</source>
        <translation>Cambió desde la importación: {a}.</translation>
    </message>
    <message>
        <source>The import of {a} states the same again ({b}, {c} UTC): undo that one first.</source>
        <translation>La importación de {a} vuelve a decir lo mismo ({b}, {c} UTC): deshaga primero esa.</translation>
    </message>
    <message>
        <source>Bookings stand on what the import added: {a}.</source>
        <translation>Hay reservas que dependen de lo que agregó la importación: {a}.</translation>
    </message>
    <message>
        <source>That is nothing an import can be undone with.</source>
        <translation>Con eso no se puede deshacer una importación.</translation>
    </message>
    <message>
        <source>Routes were added since in the place of routes that the import removed.</source>
        <translation>Desde entonces se agregaron rutas en lugar de las que quitó la importación.</translation>
    </message>
    <message>
        <source>Something else stands by now in the place of rows that the import removed ({a}).</source>
        <translation>Ahora hay otra cosa en lugar de las filas que quitó la importación ({a}).</translation>
    </message>
    <message>
        <source>Something was built since on what the import added ({a}).</source>
        <translation>Desde entonces se creó algo que depende de lo que agregó la importación ({a}).</translation>
    </message>
    <message>
        <source>More is promised by now than the limit of bookings that a window had.</source>
        <translation>Ahora hay más comprometido que el límite de reservas que tenía una franja.</translation>
    </message>
    <message>
        <source>More is promised by now than the most jobs that a route had.</source>
        <translation>Ya se ha prometido más que el máximo de trabajos que tenía una ruta.</translation>
    </message>
    <message>
        <source>What was written since does not fit what was there before the import ({a}).</source>
        <translation>Lo escrito desde entonces no concuerda con lo que había antes de la importación ({a}).</translation>
    </message>
    <message>
        <source>Bookings made since stand where others would return.</source>
        <translation>Reservas hechas desde entonces ocupan el lugar al que volverían otras.</translation>
    </message>
    <message>
        <source>A technician works by then on another route at the same time.</source>
        <translation>Un técnico ya trabaja en otra ruta a la misma hora.</translation>
    </message>
    <message>
        <source>{a} got another password in another branch, after leaving this one.</source>
        <translation>{a} recibió otra contraseña en otra sucursal después de dejar esta.</translation>
    </message>
    <message>
        <source>Reset their password first, then activate them.</source>
        <translation>Restablezca primero su contraseña y después active a esa persona.</translation>
    </message>
    <message>
        <source>The login {a} is no longer on the server.</source>
        <translation>El usuario {a} ya no está en el servidor.</translation>
    </message>
    <message>
        <source>Add them as new staff.</source>
        <translation>Agregue a la persona como personal nuevo.</translation>
    </message>
    <message>
        <source>{a} has rights on the server that Booker did not give.</source>
        <translation>{a} tiene permisos en el servidor que no otorgó Booker.</translation>
    </message>
    <message>
        <source>Ask the database&apos;s administrator.</source>
        <translation>Pregunte al administrador de la base de datos.</translation>
    </message>
    <message>
        <source>{a} has a role here that was not given by Booker.</source>
        <translation>{a} tiene aquí un rol que no otorgó Booker.</translation>
    </message>
    <message>
        <source>The login {a} was changed a moment ago.</source>
        <translation>El usuario {a} se cambió hace un momento.</translation>
    </message>
    <message>
        <source>{a} has left this branch.</source>
        <translation>{a} ya no está en esta sucursal.</translation>
    </message>
    <message>
        <source>Activate them first.</source>
        <translation>Primero active a esa persona.</translation>
    </message>
    <message>
        <source>Nobody deactivates themselves.</source>
        <translation>Nadie puede desactivarse a sí mismo.</translation>
    </message>
    <message>
        <source>Ask another admin.</source>
        <translation>Pídalo a otro administrador.</translation>
    </message>
    <message>
        <source>{a} has left this branch already.</source>
        <translation>{a} ya había dejado esta sucursal.</translation>
    </message>
    <message>
        <source>{a} is active already.</source>
        <translation>{a} ya está en activo.</translation>
    </message>
    <message>
        <source>The login {a} was not made by Booker.</source>
        <translation>El usuario {a} no lo creó Booker.</translation>
    </message>
    <message>
        <source>This is your own login.</source>
        <translation>Este es su propio usuario.</translation>
    </message>
    <message>
        <source>Change your password instead.</source>
        <translation>Mejor cambie su contraseña.</translation>
    </message>
    <message>
        <source>{a} is staff of another branch too, whose admin you are not.</source>
        <translation>{a} también es parte del personal de otra sucursal, de la que usted no es administrador.</translation>
    </message>
    <message>
        <source>Ask somebody who is admin of all their branches.</source>
        <translation>Pídalo a alguien que sea administrador de todas sus sucursales.</translation>
    </message>
    <message>
        <source>{a} is in the list already.</source>
        <translation>{a} ya está en la lista.</translation>
    </message>
    <message>
        <source>{a} has left.</source>
        <translation>{a} ya no forma parte del personal.</translation>
    </message>
    <message>
        <source>Activate them where they were staff, or choose another login.</source>
        <translation>Active a esa persona donde era parte del personal, o elija otro usuario.</translation>
    </message>
    <message>
        <source>There is an export profile {a} already.</source>
        <translation>Ya existe un perfil de exportación {a}.</translation>
    </message>
    <message>
        <source>There is no export profile {a}.</source>
        <translation>No existe el perfil de exportación {a}.</translation>
    </message>
    <message>
        <source>This export is not due yet.</source>
        <translation>Aún no toca esta exportación.</translation>
    </message>
    <message>
        <source>{a} is not a language.</source>
        <translation>{a} no es un idioma.</translation>
    </message>
    <message>
        <source>A message needs a subject, a formatted and a plain text.</source>
        <translation>Un mensaje necesita un asunto, un texto con formato y un texto simple.</translation>
    </message>
    <message>
        <source>A text of the message is longer than can be kept.</source>
        <translation>Un texto del mensaje es más largo de lo que se puede guardar.</translation>
    </message>
    <message>
        <source>There is no variable &quot;{a}&quot;.</source>
        <translation>No existe la variable &quot;{a}&quot;.</translation>
    </message>
    <message>
        <source>There is no variable &quot;{a}&quot;: did you mean &quot;{b}&quot;?</source>
        <translation>No existe la variable &quot;{a}&quot;: ¿quiso decir &quot;{b}&quot;?</translation>
    </message>
    <message>
        <source>There is no filter &quot;{a}&quot; for messages.</source>
        <translation>No existe el filtro &quot;{a}&quot; para mensajes.</translation>
    </message>
    <message>
        <source>There is no filter &quot;{a}&quot; for messages: did you mean &quot;{b}&quot;?</source>
        <translation>No existe el filtro &quot;{a}&quot; para mensajes: ¿quiso decir &quot;{b}&quot;?</translation>
    </message>
    <message>
        <source>There is no test &quot;is {a}&quot; for messages.</source>
        <translation>No existe la prueba &quot;is {a}&quot; para mensajes.</translation>
    </message>
    <message>
        <source>There is no test &quot;is {a}&quot; for messages: did you mean &quot;{b}&quot;?</source>
        <translation>No existe la prueba &quot;is {a}&quot; para mensajes: ¿quiso decir &quot;{b}&quot;?</translation>
    </message>
    <message>
        <source>This cannot be undone</source>
        <translation>Esto no se puede deshacer</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Detenido</translation>
    </message>
    <message>
        <source>The line was dropped: {a}</source>
        <translation>Se cortó la conexión: {a}</translation>
    </message>
    <message>
        <source>The database cannot be reached: {a}</source>
        <translation>No se puede conectar con la base de datos: {a}</translation>
    </message>
    <message>
        <source>{a} and {b} more</source>
        <translation>{a} y {b} más</translation>
    </message>
    <message>
        <source>{a} contains characters that cannot be shown.</source>
        <translation>{a}: contiene caracteres que no se pueden mostrar.</translation>
    </message>
    <message>
        <source>Line {a}: {b}</source>
        <translation>Línea {a}: {b}</translation>
    </message>
    <message>
        <source>site {a} ({b}, {c})</source>
        <translation>domicilio {a} ({b}, {c})</translation>
    </message>
    <message>
        <source>zone {a} ({b}, {c})</source>
        <translation>zona {a} ({b}, {c})</translation>
    </message>
    <message>
        <source>job type {a} ({b}, {c})</source>
        <translation>tipo de trabajo {a} ({b}, {c})</translation>
    </message>
    <message>
        <source>window {a} ({b}, {c})</source>
        <translation>franja {a} ({b}, {c})</translation>
    </message>
    <message>
        <source>route {a} of {b} on {c} ({d}, {e})</source>
        <translation>ruta {a} de {b} el {c} ({d}, {e})</translation>
    </message>
    <message>
        <source>site {a} (not by this program)</source>
        <translation>domicilio {a} (no con este programa)</translation>
    </message>
    <message>
        <source>zone {a} (not by this program)</source>
        <translation>zona {a} (no con este programa)</translation>
    </message>
    <message>
        <source>job type {a} (not by this program)</source>
        <translation>tipo de trabajo {a} (no con este programa)</translation>
    </message>
    <message>
        <source>window {a} (not by this program)</source>
        <translation>franja {a} (no con este programa)</translation>
    </message>
    <message>
        <source>route {a} of {b} on {c} (not by this program)</source>
        <translation>ruta {a} de {b} el {c} (no con este programa)</translation>
    </message>
    <message>
        <source>zone-days planned anew</source>
        <translation>días de zona planeados de nuevo</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>un valor que no es número</translation>
    </message>
    <message>
        <source>The code</source>
        <translation>El código</translation>
    </message>
    <message>
        <source>The name</source>
        <translation>El nombre</translation>
    </message>
    <message>
        <source>The minutes on site</source>
        <translation>Los minutos en el domicilio</translation>
    </message>
    <message>
        <source>The technicians</source>
        <translation>Los técnicos</translation>
    </message>
    <message>
        <source>The preparation</source>
        <translation>La preparación</translation>
    </message>
    <message>
        <source>The clean-up</source>
        <translation>La limpieza</translation>
    </message>
    <message>
        <source>Question {a}</source>
        <translation>Pregunta {a}</translation>
    </message>
    <message>
        <source>The reason</source>
        <translation>El motivo</translation>
    </message>
    <message>
        <source>The technician&apos;s name</source>
        <translation>El nombre del técnico</translation>
    </message>
    <message>
        <source>The route&apos;s number</source>
        <translation>El número de la ruta</translation>
    </message>
    <message>
        <source>The window&apos;s label</source>
        <translation>La etiqueta de la franja</translation>
    </message>
    <message>
        <source>The beginning</source>
        <translation>El comienzo</translation>
    </message>
    <message>
        <source>The end</source>
        <translation>El final</translation>
    </message>
    <message>
        <source>The most bookings of a zone&apos;s day</source>
        <translation>El máximo de reservas del día de una zona</translation>
    </message>
    <message>
        <source>The zone&apos;s name</source>
        <translation>El nombre de la zona</translation>
    </message>
    <message>
        <source>The drive between two stops</source>
        <translation>El trayecto entre dos paradas</translation>
    </message>
    <message>
        <source>The road factor</source>
        <translation>El factor de camino</translation>
    </message>
    <message>
        <source>The speed</source>
        <translation>La velocidad</translation>
    </message>
    <message>
        <source>The routes reserved for VIP customers</source>
        <translation>Las rutas reservadas para clientes VIP</translation>
    </message>
    <message>
        <source>The hours of the VIP reserve</source>
        <translation>Las horas de la reserva VIP</translation>
    </message>
    <message>
        <source>The longest drive</source>
        <translation>El trayecto más largo</translation>
    </message>
    <message>
        <source>The drive across the border</source>
        <translation>El trayecto a través del límite entre zonas</translation>
    </message>
    <message>
        <source>The minutes of a hold</source>
        <translation>Los minutos de un apartado</translation>
    </message>
    <message>
        <source>The minutes of a proposal</source>
        <translation>Los minutos de una propuesta</translation>
    </message>
    <message>
        <source>The minimum notice</source>
        <translation>La anticipación mínima</translation>
    </message>
    <message>
        <source>The days that bookings are taken ahead</source>
        <translation>Los días de anticipación con que se toman reservas</translation>
    </message>
    <message>
        <source>The subject</source>
        <translation>El asunto</translation>
    </message>
    <message>
        <source>The formatted text</source>
        <translation>El texto con formato</translation>
    </message>
    <message>
        <source>The plain text</source>
        <translation>El texto simple</translation>
    </message>
    <message>
        <source>formatted text</source>
        <translation>texto con formato</translation>
    </message>
    <message>
        <source>plain text</source>
        <translation>texto simple</translation>
    </message>
    <message>
        <source>A call with ( )</source>
        <translation>Una llamada con ( )</translation>
    </message>
    <message>
        <source>A dot after a name</source>
        <translation>Un punto después de un nombre</translation>
    </message>
    <message>
        <source>A name with [ ]</source>
        <translation>Un nombre con [ ]</translation>
    </message>
    <message>
        <source>Multiplying</source>
        <translation>Multiplicar</translation>
    </message>
    <message>
        <source>Reckoning</source>
        <translation>Hacer cálculos</translation>
    </message>
    <message>
        <source>unfinished</source>
        <translation>sin terminar</translation>
    </message>
    <message>
        <source>There is no import of {a}; there are: {b}.</source>
        <translation>No existe una importación de {a}; existen: {b}.</translation>
    </message>
    <message>
        <source>There is no empty {a} as {b}; there are: {c}.</source>
        <translation>No existe una hoja vacía de {a} como {b}; existen: {c}.</translation>
    </message>
    <message>
        <source>{a} does not end in .xlsx.</source>
        <translation>{a} no termina en .xlsx.</translation>
    </message>
    <message>
        <source>Lists and comments need an Excel file.</source>
        <translation>Las listas y los comentarios necesitan un archivo de Excel.</translation>
    </message>
    <message>
        <source>{a} has no sheet &quot;{b}&quot;. Its sheets: {c}.</source>
        <translation>{a} no tiene la hoja &quot;{b}&quot;. Sus hojas: {c}.</translation>
    </message>
    <message>
        <source>{a} is no folder that can be written to: {b}.</source>
        <translation>{a} no es una carpeta en la que se pueda escribir: {b}.</translation>
    </message>
    <message>
        <source>Calendars hold {a} visits at once, and there are more.</source>
        <translation>Los calendarios admiten {a} visitas a la vez, y hay más.</translation>
    </message>
    <message>
        <source>Choose a folder, or a name with .ics.</source>
        <translation>Elija una carpeta, o un nombre con .ics.</translation>
    </message>
    <message>
        <source>Choose a shorter period.</source>
        <translation>Elija un período más corto.</translation>
    </message>
    <message>
        <source>is neither yes nor no.</source>
        <translation>no es ni sí ni no.</translation>
    </message>
    <message>
        <source>ends at {a}, not after its start at {b}.</source>
        <translation>termina a las {a}, no después de su comienzo a las {b}.</translation>
    </message>
    <message>
        <source>has been turned into a date or time by the spreadsheet.</source>
        <translation>la hoja de cálculo lo convirtió en una fecha u hora.</translation>
    </message>
    <message>
        <source>must not be blank.</source>
        <translation>no puede quedar en blanco.</translation>
    </message>
    <message>
        <source>has been turned into a date by the spreadsheet.</source>
        <translation>la hoja de cálculo lo convirtió en una fecha.</translation>
    </message>
    <message>
        <source>Format the cell as text; was it &quot;{a}-{b}&quot;?</source>
        <translation>Dé formato de texto a la celda; ¿era &quot;{a}-{b}&quot;?</translation>
    </message>
    <message>
        <source>Write Y, or leave it blank.</source>
        <translation>Escriba Y, o déjelo en blanco.</translation>
    </message>
    <message>
        <source>is not a number.</source>
        <translation>no es un número.</translation>
    </message>
    <message>
        <source>is not a whole number.</source>
        <translation>no es un número entero.</translation>
    </message>
    <message>
        <source>is not between {a} and {b}.</source>
        <translation>no está entre {a} y {b}.</translation>
    </message>
    <message>
        <source>is a time of day.</source>
        <translation>es una hora del día.</translation>
    </message>
    <message>
        <source>has seconds.</source>
        <translation>tiene segundos.</translation>
    </message>
    <message>
        <source>Did you mean {a}-{b}:{c}?</source>
        <translation>¿Quiso decir {a}-{b}:{c}?</translation>
    </message>
    <message>
        <source>Type the value itself.</source>
        <translation>Escriba el valor mismo.</translation>
    </message>
    <message>
        <source>looks like a label that a spreadsheet turned into a date.</source>
        <translation>parece una etiqueta que una hoja de cálculo convirtió en fecha.</translation>
    </message>
    <message>
        <source>Write the duration as a number of minutes.</source>
        <translation>Escriba la duración como un número de minutos.</translation>
    </message>
    <message>
        <source>Type the time itself.</source>
        <translation>Escriba la hora misma.</translation>
    </message>
    <message>
        <source>is not a time of day.</source>
        <translation>no es una hora del día.</translation>
    </message>
    <message>
        <source>Write whole minutes: {a}.</source>
        <translation>Escriba minutos enteros: {a}.</translation>
    </message>
    <message>
        <source>is not between {a} and {b} minutes.</source>
        <translation>no está entre {a} y {b} minutos.</translation>
    </message>
    <message>
        <source>Write it as 8:00 or 4:30 PM.</source>
        <translation>Escríbala como 8:00 o 4:30 PM.</translation>
    </message>
    <message>
        <source>Dates are read month first: {a}/{b}/{c} is {d}.</source>
        <translation>Las fechas se leen con el mes primero: {a}/{b}/{c} es {d}.</translation>
    </message>
    <message>
        <source>Dates are read day first, as some of them can only be read so.</source>
        <translation>Las fechas se leen con el día primero, porque algunas solo se pueden leer así.</translation>
    </message>
    <message>
        <source>Dates without a year are those nearest to today: &quot;{a}&quot; is {b}.</source>
        <translation>Las fechas sin año son las más cercanas a hoy: &quot;{a}&quot; es {b}.</translation>
    </message>
    <message>
        <source>is a date without a year.</source>
        <translation>es una fecha sin año.</translation>
    </message>
    <message>
        <source>has no such month: dates are read {a}.</source>
        <translation>no tiene un mes válido: las fechas se leen así: {a}.</translation>
    </message>
    <message>
        <source>is not a day of the calendar.</source>
        <translation>no es un día del calendario.</translation>
    </message>
    <message>
        <source>is not a date.</source>
        <translation>no es una fecha.</translation>
    </message>
    <message>
        <source>Type the date itself.</source>
        <translation>Escriba la fecha misma.</translation>
    </message>
    <message>
        <source>is a date with a time of day.</source>
        <translation>es una fecha con hora del día.</translation>
    </message>
    <message>
        <source>Write it as 12/31/2026 or 2026-12-31.</source>
        <translation>Escríbala como 12/31/2026 o 2026-12-31.</translation>
    </message>
    <message>
        <source>Did you mean {a}/{b}?</source>
        <translation>¿Quiso decir {a}/{b}?</translation>
    </message>
    <message>
        <source>Write the date only: {a}.</source>
        <translation>Escriba solo la fecha: {a}.</translation>
    </message>
    <message>
        <source>has no such month: there is no month {a}.</source>
        <translation>no tiene un mes válido: no existe el mes {a}.</translation>
    </message>
    <message>
        <source>{a} have no dates.</source>
        <translation>{a}: no llevan fechas.</translation>
    </message>
    <message>
        <source>The profile {a} is one of {b}, not of {c}.</source>
        <translation>El perfil {a} es de {b}, no de {c}.</translation>
    </message>
    <message>
        <source>The profile {a} writes Excel files, and {b} is none.</source>
        <translation>El perfil {a} crea archivos de Excel, y {b} no lo es.</translation>
    </message>
    <message>
        <source>The profile {a} asks for {b}, which is no zone here.</source>
        <translation>El perfil {a} pide {b}, que no es una zona aquí.</translation>
    </message>
    <message>
        <source>Leave the period out.</source>
        <translation>Omita el período.</translation>
    </message>
    <message>
        <source>Export {a} with it.</source>
        <translation>Úselo para exportar {a}.</translation>
    </message>
    <message>
        <source>Let the name end in .xlsx.</source>
        <translation>Haga que el nombre termine en .xlsx.</translation>
    </message>
    <message>
        <source>Change the profile&apos;s zones.</source>
        <translation>Cambie las zonas del perfil.</translation>
    </message>
    <message>
        <source>{a} ends neither in .csv nor in .xlsx.</source>
        <translation>{a} no termina ni en .csv ni en .xlsx.</translation>
    </message>
    <message>
        <source>{a} cannot be written: {b}.</source>
        <translation>No se puede escribir {a}: {b}.</translation>
    </message>
    <message>
        <source>{a} cannot be replaced: {b}.</source>
        <translation>No se puede reemplazar {a}: {b}.</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>Elija otro lugar.</translation>
    </message>
    <message>
        <source>Close the file and try again.</source>
        <translation>Cierre el archivo e intente de nuevo.</translation>
    </message>
    <message>
        <source>There is no export of {a}; there are: {b}.</source>
        <translation>No existe una exportación de {a}; existen: {b}.</translation>
    </message>
    <message>
        <source>Write it as {a}.</source>
        <translation>Escríbalo como {a}.</translation>
    </message>
    <message>
        <source>The date format &quot;{a}&quot; has no day.</source>
        <translation>El formato de fecha &quot;{a}&quot; no tiene día.</translation>
    </message>
    <message>
        <source>The time format &quot;{a}&quot; has no hour or no minute.</source>
        <translation>El formato de hora &quot;{a}&quot; no tiene hora o no tiene minutos.</translation>
    </message>
    <message>
        <source>The time format &quot;{a}&quot; does not tell morning from afternoon.</source>
        <translation>El formato de hora &quot;{a}&quot; no distingue la mañana de la tarde.</translation>
    </message>
    <message>
        <source>A {a} format has 1 to {b} characters.</source>
        <translation>Un formato de {a} tiene de 1 a {b} caracteres.</translation>
    </message>
    <message>
        <source>&quot;{a}&quot; is not understood in the {b} format &quot;{c}&quot;.</source>
        <translation>No se entiende &quot;{a}&quot; en el formato de {b} &quot;{c}&quot;.</translation>
    </message>
    <message>
        <source>&quot;{a}&quot; is no part of a {b} format.</source>
        <translation>&quot;{a}&quot; no es parte de un formato de {b}.</translation>
    </message>
    <message>
        <source>Add d or dd.</source>
        <translation>Agregue d o dd.</translation>
    </message>
    <message>
        <source>Write it as HH:mm or h:mm a.</source>
        <translation>Escríbalo como HH:mm o h:mm a.</translation>
    </message>
    <message>
        <source>Put text in single quotes.</source>
        <translation>Ponga el texto entre comillas simples.</translation>
    </message>
    <message>
        <source>An Excel sheet holds {a} rows, and there are more.</source>
        <translation>Una hoja de Excel admite {a} filas, y hay más.</translation>
    </message>
    <message>
        <source>Choose a shorter period, or CSV.</source>
        <translation>Elija un período más corto, o CSV.</translation>
    </message>
    <message>
        <source>This import concerns bookings of more than {a} zone-days.</source>
        <translation>Esta importación afecta a reservas de más de {a} días de zona.</translation>
    </message>
    <message>
        <source>Import the capacity as it was instead.</source>
        <translation>En su lugar, importe la capacidad como estaba.</translation>
    </message>
    <message>
        <source>Left as before, because a refused row may concern it: {a} ({b}).</source>
        <translation>Se deja como estaba, porque una fila rechazada puede afectarlo: {a} ({b}).</translation>
    </message>
    <message>
        <source>1 zone-day</source>
        <translation>1 día de zona</translation>
    </message>
    <message>
        <source>{a} zone-days</source>
        <translation>{a} días de zona</translation>
    </message>
    <message>
        <source>No sheet of {a} is chosen.</source>
        <translation>No se eligió ninguna hoja de {a}.</translation>
    </message>
    <message>
        <source>The chosen sheets are of several kinds: {a}.</source>
        <translation>Las hojas elegidas son de varios tipos: {a}.</translation>
    </message>
    <message>
        <source>{a} and {b} do not say the same of a route: one names technicians, or the most jobs, and the other does not.</source>
        <translation>{a} y {b} no dicen lo mismo de una ruta: una indica técnicos, o el máximo de trabajos, y la otra no.</translation>
    </message>
    <message>
        <source>Choose the sheets that are to be imported.</source>
        <translation>Elija las hojas que se van a importar.</translation>
    </message>
    <message>
        <source>Import one kind after the other.</source>
        <translation>Importe un tipo después del otro.</translation>
    </message>
    <message>
        <source>Import one of them, then the other.</source>
        <translation>Importe una de ellas y luego la otra.</translation>
    </message>
    <message>
        <source>stands in {a}, row {b} already, and differs there.</source>
        <translation>ya está en {a}, fila {b}, y allí es diferente.</translation>
    </message>
    <message>
        <source>Keep one of them.</source>
        <translation>Conserve uno de los dos.</translation>
    </message>
    <message>
        <source>may begin in the night or in the afternoon.</source>
        <translation>puede empezar de noche o por la tarde.</translation>
    </message>
    <message>
        <source>Write the start as 13:00 or 1:00 PM, or as 01:00.</source>
        <translation>Escriba el inicio como 13:00 o 1:00 PM, o como 01:00.</translation>
    </message>
    <message>
        <source>The branch has changed since; this import would do other than was shown.</source>
        <translation>La sucursal ha cambiado desde entonces; esta importación haría algo distinto de lo mostrado.</translation>
    </message>
    <message>
        <source>More bookings would lose their cover than were shown: {a}.</source>
        <translation>Perderían su cobertura más reservas de las mostradas: {a}.</translation>
    </message>
    <message>
        <source>Correct the file and import it again.</source>
        <translation>Corrija el archivo e impórtelo de nuevo.</translation>
    </message>
    <message>
        <source>can be read in either order, and the other dates beside it do not agree.</source>
        <translation>se puede leer en ambos órdenes, y las otras fechas a su lado no coinciden.</translation>
    </message>
    <message>
        <source>can be read in either order, and the dates beside it are not in the order chosen.</source>
        <translation>se puede leer en ambos órdenes, y las fechas a su lado no siguen el orden elegido.</translation>
    </message>
    <message>
        <source>Dates are read {a} first, as last time.</source>
        <translation>Las fechas se leen como la última vez: primero {a}.</translation>
    </message>
    <message>
        <source>Dates are read day first: so they {a}.</source>
        <translation>Las fechas se leen con el día primero: así {a}.</translation>
    </message>
    <message>
        <source>The weekdays tell the year: &quot;{a}&quot; is {b}.</source>
        <translation>Los días de la semana indican el año: &quot;{a}&quot; es {b}.</translation>
    </message>
    <message>
        <source>may have day and month swapped: beside it are dates that stayed text.</source>
        <translation>puede tener el día y el mes cambiados: a su lado hay fechas que quedaron como texto.</translation>
    </message>
    <message>
        <source>is not a {a}: {b} is a {c}.</source>
        <translation>no es {a}: {b} es {c}.</translation>
    </message>
    <message>
        <source>Choose how dates are read, or write it as 2026-12-31.</source>
        <translation>Elija cómo se leen las fechas, o escríbala como 2026-12-31.</translation>
    </message>
    <message>
        <source>may be a month of a year, or a day.</source>
        <translation>puede ser un mes de un año, o un día.</translation>
    </message>
    <message>
        <source>Write all dates of the sheet as 2026-12-31.</source>
        <translation>Escriba todas las fechas de la hoja como 2026-12-31.</translation>
    </message>
    <message>
        <source>Correct the date or the weekday.</source>
        <translation>Corrija la fecha o el día de la semana.</translation>
    </message>
    <message>
        <source>Bookings were made with them, so they stay, but are offered no more: {a} {b}.</source>
        <translation>Se hicieron reservas con ello, así que se conserva, pero ya no se ofrece: {a} {b}.</translation>
    </message>
    <message>
        <source>{a} states capacity of the past alone: its last day is {b}.</source>
        <translation>{a} solo indica capacidad del pasado: su último día es {b}.</translation>
    </message>
    <message>
        <source>Left out, because it is in the past: {a}.</source>
        <translation>Se deja fuera, porque está en el pasado: {a}.</translation>
    </message>
    <message>
        <source>is stated for {a} in {b}, row {c} already, differently.</source>
        <translation>ya se indica para {a} en {b}, fila {c}, de otro modo.</translation>
    </message>
    <message>
        <source>stands in this branch with other capitals.</source>
        <translation>ya está en esta sucursal con otras mayúsculas.</translation>
    </message>
    <message>
        <source>Check the year of its dates.</source>
        <translation>Revise el año de sus fechas.</translation>
    </message>
    <message>
        <source>{a} takes more than {b} seconds to read.</source>
        <translation>{a} tarda más de {b} segundos en leerse.</translation>
    </message>
    <message>
        <source>{a} has no form {b}.</source>
        <translation>{a} no tiene la forma {b}.</translation>
    </message>
    <message>
        <source>There is no row {a}.</source>
        <translation>No existe la fila {a}.</translation>
    </message>
    <message>
        <source>The shift ends before it starts.</source>
        <translation>El turno termina antes de empezar.</translation>
    </message>
    <message>
        <source>Jobs of one route are between 1 and {a}.</source>
        <translation>Los trabajos de una ruta son de 1 a {a}.</translation>
    </message>
    <message>
        <source>&quot;{a}&quot; is none of {b}.</source>
        <translation>&quot;{a}&quot; no es ninguno de estos: {b}.</translation>
    </message>
    <message>
        <source>{a} as {b} has no field {c}.</source>
        <translation>{a} como {b} no tiene el campo {c}.</translation>
    </message>
    <message>
        <source>There is no column {a}.</source>
        <translation>No existe la columna {a}.</translation>
    </message>
    <message>
        <source>The remembered mapping of this sheet cannot be read.</source>
        <translation>No se puede leer la asignación recordada de esta hoja.</translation>
    </message>
    <message>
        <source>Forget it and choose the columns.</source>
        <translation>Olvídela y elija las columnas.</translation>
    </message>
    <message>
        <source>stands in merged cells: whose it is cannot be told.</source>
        <translation>está en celdas combinadas: no se sabe de quién es.</translation>
    </message>
    <message>
        <source>There is no export profile {a}; there are: {b}.</source>
        <translation>No existe el perfil de exportación {a}; existen: {b}.</translation>
    </message>
    <message>
        <source>{a} are not of a zone.</source>
        <translation>{a}: no pertenecen a una zona.</translation>
    </message>
    <message>
        <source>&quot;{a}&quot; is no {b}.</source>
        <translation>&quot;{a}&quot; no es válido como {b}.</translation>
    </message>
    <message>
        <source>{a} has 1 to {b} characters.</source>
        <translation>{a} tiene de 1 a {b} caracteres.</translation>
    </message>
    <message>
        <source>A profile has 1 to {a} columns.</source>
        <translation>Un perfil tiene de 1 a {a} columnas.</translation>
    </message>
    <message>
        <source>The days end before they begin.</source>
        <translation>Los días terminan antes de empezar.</translation>
    </message>
    <message>
        <source>{a} is not the whole path of a folder.</source>
        <translation>{a} no es la ubicación completa de una carpeta.</translation>
    </message>
    <message>
        <source>A schedule runs every so many minutes, or daily at a time: one of both.</source>
        <translation>Una programación se ejecuta cada cierto número de minutos, o a diario a una hora: solo una de las dos cosas.</translation>
    </message>
    <message>
        <source>The minutes between two runs are {a} to {b}.</source>
        <translation>Los minutos entre dos ejecuciones van de {a} a {b}.</translation>
    </message>
    <message>
        <source>&quot;{a}&quot; cannot be a file name.</source>
        <translation>&quot;{a}&quot; no puede ser un nombre de archivo.</translation>
    </message>
    <message>
        <source>Use letters, digits, spaces, - and _, and {name}, {date} or {time}.</source>
        <translation>Use letras, dígitos, espacios, - y _, y {name}, {date} o {time}.</translation>
    </message>
    <message>
        <source>{a} comes with Booker and cannot be changed.</source>
        <translation>{a} viene con Booker y no se puede cambiar.</translation>
    </message>
    <message>
        <source>{a} comes with Booker and cannot be changed or removed.</source>
        <translation>{a} viene con Booker y no se puede cambiar ni quitar.</translation>
    </message>
    <message>
        <source>A profile has no {a}.</source>
        <translation>Un perfil no tiene {a}.</translation>
    </message>
    <message>
        <source>Calendars are made of bookings, not of {a}.</source>
        <translation>Los calendarios se hacen con reservas, no con {a}.</translation>
    </message>
    <message>
        <source>{a} have no field {b}.</source>
        <translation>{a}: no tienen el campo {b}.</translation>
    </message>
    <message>
        <source>Two columns are called {a}.</source>
        <translation>Dos columnas se llaman {a}.</translation>
    </message>
    <message>
        <source>Days back and ahead are whole numbers up to {a}.</source>
        <translation>Los días hacia atrás y hacia adelante son números enteros hasta {a}.</translation>
    </message>
    <message>
        <source>This is not a profile: {a}.</source>
        <translation>Esto no es un perfil: {a}.</translation>
    </message>
    <message>
        <source>Leave the zones out.</source>
        <translation>Omita las zonas.</translation>
    </message>
    <message>
        <source>Choose one of: {a}.</source>
        <translation>Elija una opción: {a}.</translation>
    </message>
    <message>
        <source>Choose its columns.</source>
        <translation>Elija sus columnas.</translation>
    </message>
    <message>
        <source>Begin it with / or a drive.</source>
        <translation>Empiécela con / o con una unidad de disco.</translation>
    </message>
    <message>
        <source>Save your copy under another name.</source>
        <translation>Guarde su copia con otro nombre.</translation>
    </message>
    <message>
        <source>Copy it under another name, and change the copy.</source>
        <translation>Cópielo con otro nombre y cambie la copia.</translation>
    </message>
    <message>
        <source>It has: {a}.</source>
        <translation>Tiene: {a}.</translation>
    </message>
    <message>
        <source>Choose CSV or XLSX.</source>
        <translation>Elija CSV o XLSX.</translation>
    </message>
    <message>
        <source>There are: {a}.</source>
        <translation>Existen: {a}.</translation>
    </message>
    <message>
        <source>Rename one of them.</source>
        <translation>Cambie el nombre de una de ellas.</translation>
    </message>
    <message>
        <source>Leave the days out.</source>
        <translation>Omita los días.</translation>
    </message>
    <message>
        <source>See docs/export.md for an example.</source>
        <translation>Vea un ejemplo en docs/export.md.</translation>
    </message>
    <message>
        <source>{a} has {b}: shall they be taken or left out?</source>
        <translation>{a} tiene {b}: ¿se toman o se dejan fuera?</translation>
    </message>
    <message>
        <source>{a} hidden rows (the first is row {b})</source>
        <translation>{a} filas ocultas (la primera es la fila {b})</translation>
    </message>
    <message>
        <source>hidden columns ({a})</source>
        <translation>columnas ocultas ({a})</translation>
    </message>
    <message>
        <source>{a} hidden rows (the first is row {b}) and hidden columns ({c})</source>
        <translation>{a} filas ocultas (la primera es la fila {b}) y columnas ocultas ({c})</translation>
    </message>
    <message>
        <source>{a} is empty.</source>
        <translation>{a} está vacía.</translation>
    </message>
    <message>
        <source>{a} has no column {b}.</source>
        <translation>{a} no tiene la columna {b}.</translation>
    </message>
    <message>
        <source>{a} has no column {b}. {c}</source>
        <translation>{a} no tiene la columna {b}. {c}</translation>
    </message>
    <message>
        <source>{a} and none {b}</source>
        <translation>{a} ni {b}</translation>
    </message>
    <message>
        <source>Hours are taken as 60 minutes each.</source>
        <translation>Las horas se toman como de 60 minutos cada una.</translation>
    </message>
    <message>
        <source>Column {a} cannot mean both {b} and {c}.</source>
        <translation>La columna {a} no puede significar {b} y {c} a la vez.</translation>
    </message>
    <message>
        <source>Say whether hidden rows are taken or left out.</source>
        <translation>Indique si las filas ocultas se toman o se dejan fuera.</translation>
    </message>
    <message>
        <source>Choose the column, or add it.</source>
        <translation>Elija la columna o agréguela.</translation>
    </message>
    <message>
        <source>has more than {a} questions.</source>
        <translation>tiene más de {a} preguntas.</translation>
    </message>
    <message>
        <source>has a question of more than {a} characters.</source>
        <translation>tiene una pregunta de más de {a} caracteres.</translation>
    </message>
    <message>
        <source>must be more than 0: a job that takes no time would fill a day without end.</source>
        <translation>debe ser mayor que 0: un trabajo que no toma tiempo llenaría un día sin fin.</translation>
    </message>
    <message>
        <source>Write the minutes on site, or mark the job as all day.</source>
        <translation>Escriba los minutos en el domicilio, o marque el trabajo como de todo el día.</translation>
    </message>
    <message>
        <source>stands in row {a} already.</source>
        <translation>ya está en la fila {a}.</translation>
    </message>
    <message>
        <source>{a}, row {b}: no column has a {c} above it.</source>
        <translation>{a}, fila {b}: ninguna columna tiene {c} encima.</translation>
    </message>
    <message>
        <source>Choose the row with the headers.</source>
        <translation>Elija la fila con los encabezados.</translation>
    </message>
    <message>
        <source>is not the weekday of {a}.</source>
        <translation>no es el día de la semana de {a}.</translation>
    </message>
    <message>
        <source>makes more than {a} technicians of one day.</source>
        <translation>da más de {a} técnicos para un día.</translation>
    </message>
    <message>
        <source>stands above column {a} already.</source>
        <translation>ya está encima de la columna {a}.</translation>
    </message>
    <message>
        <source>of this zone stands in row {a} already.</source>
        <translation>de esta zona ya está en la fila {a}.</translation>
    </message>
    <message>
        <source>No times are stated: {a} to {b} is taken.</source>
        <translation>No se indican horas: se toma de {a} a {b}.</translation>
    </message>
    <message>
        <source>already works at that time in row {a}.</source>
        <translation>ya trabaja a esa hora en la fila {a}.</translation>
    </message>
    <message>
        <source>has more than {a} technicians on {b}.</source>
        <translation>tiene más de {a} técnicos el {b}.</translation>
    </message>
    <message>
        <source>is missing: a site has both coordinates or none.</source>
        <translation>falta: un domicilio lleva ambas coordenadas o ninguna.</translation>
    </message>
    <message>
        <source>and longitude 0 are in the Atlantic.</source>
        <translation>y longitud 0 están en el Atlántico.</translation>
    </message>
    <message>
        <source>is no arrival window of this branch.</source>
        <translation>no es una franja de llegada de esta sucursal.</translation>
    </message>
    <message>
        <source>Import the arrival windows first.</source>
        <translation>Importe primero las franjas de llegada.</translation>
    </message>
    <message>
        <source>of this zone and date stands in row {a} already.</source>
        <translation>de esta zona y fecha ya está en la fila {a}.</translation>
    </message>
    <message>
        <source>are not weekdays.</source>
        <translation>no son días de la semana.</translation>
    </message>
    <message>
        <source>Write them as Mon-Fri, or Mon, Wed, Fri.</source>
        <translation>Escríbalos como Lun-Vie, o Lun, Mié, Vie.</translation>
    </message>
    <message>
        <source>Capacity is a matrix (Zone, then a column a date), a roster (Zone, Date, Technician, Start, End, Max jobs) or a list (zone, date, window, technicians).</source>
        <translation>La capacidad es una matriz (Zona y luego una columna por fecha), una lista de turnos (Zona, Fecha, Técnico, Inicio, Fin, Máximo de trabajos) o una lista (zona, fecha, franja, técnicos).</translation>
    </message>
    <message>
        <source>Choose the file or sheet with the {a}, or add the column.</source>
        <translation>Elija el archivo o la hoja con {a}, o agregue la columna.</translation>
    </message>
    <message>
        <source>{a} does not look like {b}: no header row with {c}.</source>
        <translation>{a} no parece contener {b}: no hay fila de encabezados con {c}.</translation>
    </message>
    <message>
        <source>{a} has no visible sheet.</source>
        <translation>{a} no tiene ninguna hoja visible.</translation>
    </message>
    <message>
        <source>{a} does not look like {b}: row {c} has no column {d}.</source>
        <translation>{a} no parece contener {b}: la fila {c} no tiene la columna {d}.</translation>
    </message>
    <message>
        <source>{a} has no capacity that can be recognised.</source>
        <translation>{a} no tiene capacidad que se pueda reconocer.</translation>
    </message>
    <message>
        <source>Sheet &quot;{a}&quot; of {b}</source>
        <translation>Hoja &quot;{a}&quot; de {b}</translation>
    </message>
    <message>
        <source>Left out: sheet {a} is taken, and this one has another form.</source>
        <translation>Se deja fuera: se toma la hoja {a}, y esta tiene otra forma.</translation>
    </message>
    <message>
        <source>Leave one of them out, or choose the columns and the form yourself.</source>
        <translation>Quite una de ellas, o elija usted las columnas y la forma.</translation>
    </message>
    <message>
        <source>Remove or rename one of them.</source>
        <translation>Quite una de ellas o cámbiele el nombre.</translation>
    </message>
    <message>
        <source>Read as last time.</source>
        <translation>Se leyó como la última vez.</translation>
    </message>
    <message>
        <source>The cells are taken for minutes a day, as the sheet says.</source>
        <translation>Las celdas se toman como minutos por día, como dice la hoja.</translation>
    </message>
    <message>
        <source>The cells are taken for hours a day, as the sheet says.</source>
        <translation>Las celdas se toman como horas por día, como dice la hoja.</translation>
    </message>
    <message>
        <source>The cells are taken for jobs a day, as the sheet says.</source>
        <translation>Las celdas se toman como trabajos por día, como dice la hoja.</translation>
    </message>
    <message>
        <source>The cells are taken for minutes a day: they are too many for technicians.</source>
        <translation>Las celdas se toman como minutos por día: son demasiado grandes para ser técnicos.</translation>
    </message>
    <message>
        <source>Columns {a} both say how much there is.</source>
        <translation>Las columnas {a} dicen ambas cuánto hay.</translation>
    </message>
    <message>
        <source>Columns {a} both mean {b}.</source>
        <translation>Las columnas {a} significan lo mismo: {b}.</translation>
    </message>
    <message>
        <source>Columns {a} and {b} both mean {c}.</source>
        <translation>Las columnas {a} y {b} significan ambas {c}.</translation>
    </message>
    <message>
        <source>{a}, row {b}: columns {c} and {d} both mean {e}.</source>
        <translation>{a}, fila {b}: las columnas {c} y {d} significan ambas {e}.</translation>
    </message>
    <message>
        <source>Column {a} is read as {b}, by what stands in it.</source>
        <translation>La columna {a} se lee como {b}, por lo que contiene.</translation>
    </message>
    <message>
        <source>Column {a} (&quot;{b}&quot;) is read as {c}, by what stands in it.</source>
        <translation>La columna {a} (&quot;{b}&quot;) se lee como {c}, por lo que contiene.</translation>
    </message>
    <message>
        <source>Column {a}: a window states technicians, not {b}.</source>
        <translation>Columna {a}: una franja indica técnicos, no {b}.</translation>
    </message>
    <message>
        <source>{a}: the columns are told by what stands in them.</source>
        <translation>{a}: las columnas se reconocen por lo que contienen.</translation>
    </message>
    <message>
        <source>There is no header</source>
        <translation>No hay encabezado</translation>
    </message>
    <message>
        <source>The header has no known words</source>
        <translation>El encabezado no tiene palabras conocidas</translation>
    </message>
    <message>
        <source>{a} must end in .xlsx: the marks need a workbook.</source>
        <translation>{a} debe terminar en .xlsx: las marcas necesitan un libro de Excel.</translation>
    </message>
    <message>
        <source>{a} is the file itself: it stays as it is.</source>
        <translation>{a} es el archivo mismo: se queda como está.</translation>
    </message>
    <message>
        <source>Choose another name for the copy.</source>
        <translation>Elija otro nombre para la copia.</translation>
    </message>
    <message>
        <source>Check the place, and close the file.</source>
        <translation>Revise el lugar y cierre el archivo.</translation>
    </message>
    <message>
        <source>Write how many technicians work, or CLOSED.</source>
        <translation>Escriba cuántos técnicos trabajan, o CERRADO.</translation>
    </message>
    <message>
        <source>Write how many jobs, or CLOSED.</source>
        <translation>Escriba cuántos trabajos, o CERRADO.</translation>
    </message>
    <message>
        <source>is not between 0 and {a} hours.</source>
        <translation>no está entre 0 y {a} horas.</translation>
    </message>
    <message>
        <source>is not a shift.</source>
        <translation>no es un turno.</translation>
    </message>
    <message>
        <source>Write it as 8:00-17:00.</source>
        <translation>Escríbalo como 8:00-17:00.</translation>
    </message>
    <message>
        <source>There is no folder {a} on this machine ({b}).</source>
        <translation>No existe la carpeta {a} en este equipo ({b}).</translation>
    </message>
    <message>
        <source>Open it in a spreadsheet and save it as .xlsx, or as CSV.</source>
        <translation>Ábralo en una hoja de cálculo y guárdelo como .xlsx o como CSV.</translation>
    </message>
    <message>
        <source>{a} is a web page or XML, not a sheet, whatever its name says.</source>
        <translation>{a} es una página web o XML, no una hoja, diga lo que diga su nombre.</translation>
    </message>
    <message>
        <source>{a} is a JSON document, not a sheet.</source>
        <translation>{a} es un documento JSON, no una hoja.</translation>
    </message>
    <message>
        <source>{a} is larger than {b} MB.</source>
        <translation>{a} ocupa más de {b} MB.</translation>
    </message>
    <message>
        <source>{a} cannot be read: {b}.</source>
        <translation>No se puede leer {a}: {b}.</translation>
    </message>
    <message>
        <source>{a} is protected by a password.</source>
        <translation>{a} está protegido con una contraseña.</translation>
    </message>
    <message>
        <source>{a} is an old Excel file (.xls), or one protected by a password.</source>
        <translation>{a} es un archivo de Excel antiguo (.xls), o uno protegido con una contraseña.</translation>
    </message>
    <message>
        <source>{a} is {b}, not a sheet, whatever its name says.</source>
        <translation>{a} es {b}, no una hoja, diga lo que diga su nombre.</translation>
    </message>
    <message>
        <source>Save it as .xlsx without a password, or as CSV.</source>
        <translation>Guárdelo como .xlsx sin contraseña, o como CSV.</translation>
    </message>
    <message>
        <source>Check the file&apos;s name and place.</source>
        <translation>Revise el nombre y el lugar del archivo.</translation>
    </message>
    <message>
        <source>Choose the sheet itself.</source>
        <translation>Elija la hoja misma.</translation>
    </message>
    <message>
        <source>Did you mean &quot;{a}&quot;?</source>
        <translation>¿Quiso decir &quot;{a}&quot;?</translation>
    </message>
    <message>
        <source>Row {a}: {b}</source>
        <translation>Fila {a}: {b}</translation>
    </message>
    <message>
        <source>Rows {a}: {b}</source>
        <translation>Filas {a}: {b}</translation>
    </message>
    <message>
        <source>hidden: left out.</source>
        <translation>oculto: se deja fuera.</translation>
    </message>
    <message>
        <source>a total: left out.</source>
        <translation>un total: se deja fuera.</translation>
    </message>
    <message>
        <source>the header again: left out.</source>
        <translation>el encabezado repetido: se deja fuera.</translation>
    </message>
    <message>
        <source>the weekdays&apos; names: left out.</source>
        <translation>los nombres de los días de la semana: se dejan fuera.</translation>
    </message>
    <message>
        <source>Merged cells ({a}): their value counts for every row and column that they cover.</source>
        <translation>Celdas combinadas ({a}): su valor cuenta para todas las filas y columnas que cubren.</translation>
    </message>
    <message>
        <source>{a} has more than {b} wrong cells.</source>
        <translation>{a} tiene más de {b} celdas erróneas.</translation>
    </message>
    <message>
        <source>{a} has more merged cells than can be read.</source>
        <translation>{a} tiene más celdas combinadas de las que se pueden leer.</translation>
    </message>
    <message>
        <source>Column {a} (&quot;{b}&quot;) is not used.</source>
        <translation>La columna {a} (&quot;{b}&quot;) no se usa.</translation>
    </message>
    <message>
        <source>Look whether the columns and the order of dates are right.</source>
        <translation>Revise si las columnas y el orden de las fechas son correctos.</translation>
    </message>
    <message>
        <source>Undo the merging of its cells.</source>
        <translation>Deshaga la combinación de sus celdas.</translation>
    </message>
    <message>
        <source>Inactive sites that stay so without a column Active with yes: {a}.</source>
        <translation>Domicilios inactivos que siguen así sin una columna Active con yes: {a}.</translation>
    </message>
    <message>
        <source>{a}: titles and name tell several months: {b}.</source>
        <translation>{a}: los títulos y el nombre indican varios meses: {b}.</translation>
    </message>
    <message>
        <source>Bare day numbers are days of {a}.</source>
        <translation>Los números de día sueltos son días de {a}.</translation>
    </message>
    <message>
        <source>Correct the titles or the sheet&apos;s name.</source>
        <translation>Corrija los títulos o el nombre de la hoja.</translation>
    </message>
    <message>
        <source>{a} is neither an Excel file nor readable text.</source>
        <translation>{a} no es un archivo de Excel ni un texto legible.</translation>
    </message>
    <message>
        <source>{a}, row {b}: a quotation mark is opened there and never closed.</source>
        <translation>{a}, fila {b}: ahí se abre una comilla que nunca se cierra.</translation>
    </message>
    <message>
        <source>{a} has more than {b} rows.</source>
        <translation>{a} tiene más de {b} filas.</translation>
    </message>
    <message>
        <source>{a} has more than {b} cells.</source>
        <translation>{a} tiene más de {b} celdas.</translation>
    </message>
    <message>
        <source>{a} has more than {b} columns.</source>
        <translation>{a} tiene más de {b} columnas.</translation>
    </message>
    <message>
        <source>Save it as .xlsx or as CSV (UTF-8).</source>
        <translation>Guárdelo como .xlsx o como CSV (UTF-8).</translation>
    </message>
    <message>
        <source>{a} is not a readable CSV file: {b}.</source>
        <translation>{a} no es un archivo CSV legible: {b}.</translation>
    </message>
    <message>
        <source>Close or remove the quotation mark.</source>
        <translation>Cierre o quite la comilla.</translation>
    </message>
    <message>
        <source>Check the delimiter, or split the file.</source>
        <translation>Revise el delimitador o divida el archivo.</translation>
    </message>
    <message>
        <source>Save it again as .xlsx, or as CSV.</source>
        <translation>Guárdelo de nuevo como .xlsx o como CSV.</translation>
    </message>
    <message>
        <source>{a} unpacks to more than {b} MB.</source>
        <translation>{a} ocupa más de {b} MB al descomprimirse.</translation>
    </message>
    <message>
        <source>{a} unpacks to far more than a sheet would: it may be an attack.</source>
        <translation>{a} ocupa al descomprimirse mucho más que una hoja normal: puede ser un ataque.</translation>
    </message>
    <message>
        <source>{a} is not a readable Excel file: it is {b}.</source>
        <translation>{a} no es un archivo de Excel legible: es {b}.</translation>
    </message>
    <message>
        <source>{a} is not a readable Excel file: it is damaged, or was cut off.</source>
        <translation>{a} no es un archivo de Excel legible: está dañado o incompleto.</translation>
    </message>
    <message>
        <source>{a} has more than {b} sheets.</source>
        <translation>{a} tiene más de {b} hojas.</translation>
    </message>
    <message>
        <source>Ask whoever sent it to save it again as .xlsx.</source>
        <translation>Pida a quien lo envió que lo guarde de nuevo como .xlsx.</translation>
    </message>
    <message>
        <source>Save it as .xlsx, or as CSV.</source>
        <translation>Guárdelo como .xlsx o como CSV.</translation>
    </message>
    <message>
        <source>The file has macros: they are not run.</source>
        <translation>El archivo tiene macros: no se ejecutan.</translation>
    </message>
    <message>
        <source>The file takes values from other workbooks: they are read as it last saw them.</source>
        <translation>El archivo toma valores de otros libros: se leen como los vio por última vez.</translation>
    </message>
    <message>
        <source>is a spreadsheet&apos;s error value.</source>
        <translation>es un valor de error de la hoja de cálculo.</translation>
    </message>
    <message>
        <source>is a formula whose value the file does not carry.</source>
        <translation>es una fórmula cuyo valor no está en el archivo.</translation>
    </message>
    <message>
        <source>refers to a text that the file does not carry.</source>
        <translation>remite a un texto que no está en el archivo.</translation>
    </message>
    <message>
        <source>is a number that cannot be read.</source>
        <translation>es un número que no se puede leer.</translation>
    </message>
    <message>
        <source>is a date that cannot be read.</source>
        <translation>es una fecha que no se puede leer.</translation>
    </message>
    <message>
        <source>The file declares XML entities, which no spreadsheet does: it may be an attack.</source>
        <translation>El archivo declara entidades XML, algo que ninguna hoja de cálculo hace: puede ser un ataque.</translation>
    </message>
    <message>
        <source>Zones can be created from the file with --create-zones.</source>
        <translation>Las zonas se pueden crear a partir del archivo con --create-zones.</translation>
    </message>
    <message>
        <source>is no zone of this branch.</source>
        <translation>no es una zona de esta sucursal.</translation>
    </message>
    <message>
        <source>with this shift stands in row {a} already.</source>
        <translation>con este turno ya está en la fila {a}.</translation>
    </message>
    <message>
        <source>customers&apos; sites</source>
        <translation>domicilios de clientes</translation>
    </message>
    <message>
        <source>job types</source>
        <translation>tipos de trabajo</translation>
    </message>
    <message>
        <source>arrival windows</source>
        <translation>franjas de llegada</translation>
    </message>
    <message>
        <source>capacity</source>
        <translation>capacidad</translation>
    </message>
    <message>
        <source>sites</source>
        <translation>domicilios</translation>
    </message>
    <message>
        <source>job-types</source>
        <translation>tipos de trabajo</translation>
    </message>
    <message>
        <source>windows</source>
        <translation>franjas</translation>
    </message>
    <message>
        <source>bookings</source>
        <translation>reservas</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>mensajes</translation>
    </message>
    <message>
        <source>audit</source>
        <translation>auditoría</translation>
    </message>
    <message>
        <source>routes</source>
        <translation>rutas</translation>
    </message>
    <message>
        <source>stops</source>
        <translation>paradas</translation>
    </message>
    <message>
        <source>blocks</source>
        <translation>bloqueos</translation>
    </message>
    <message>
        <source>zones</source>
        <translation>zonas</translation>
    </message>
    <message>
        <source>{a} undone</source>
        <translation>{a} con cambios deshechos</translation>
    </message>
    <message>
        <source>rows compared</source>
        <translation>filas comparadas</translation>
    </message>
    <message>
        <source>rows written</source>
        <translation>filas guardadas</translation>
    </message>
    <message>
        <source>rows undone</source>
        <translation>filas deshechas</translation>
    </message>
    <message>
        <source>sheets read</source>
        <translation>hojas leídas</translation>
    </message>
    <message>
        <source>day first</source>
        <translation>con el día primero</translation>
    </message>
    <message>
        <source>month first</source>
        <translation>con el mes primero</translation>
    </message>
    <message>
        <source>format</source>
        <translation>formato</translation>
    </message>
    <message>
        <source>delimiter</source>
        <translation>delimitador</translation>
    </message>
    <message>
        <source>encoding</source>
        <translation>codificación</translation>
    </message>
    <message>
        <source>state of {a}</source>
        <translation>estado de {a}</translation>
    </message>
    <message>
        <source>date</source>
        <translation>fecha</translation>
    </message>
    <message>
        <source>time</source>
        <translation>hora</translation>
    </message>
    <message>
        <source>A column&apos;s title</source>
        <translation>El título de una columna</translation>
    </message>
    <message>
        <source>The folder</source>
        <translation>La carpeta</translation>
    </message>
    <message>
        <source>The file name</source>
        <translation>El nombre del archivo</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>tabulador</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>un documento PDF</translation>
    </message>
    <message>
        <source>a picture (PNG)</source>
        <translation>una imagen (PNG)</translation>
    </message>
    <message>
        <source>a picture (JPEG)</source>
        <translation>una imagen (JPEG)</translation>
    </message>
    <message>
        <source>a picture (GIF)</source>
        <translation>una imagen (GIF)</translation>
    </message>
    <message>
        <source>a text document (RTF)</source>
        <translation>un documento de texto (RTF)</translation>
    </message>
    <message>
        <source>a packed file (gzip)</source>
        <translation>un archivo comprimido (gzip)</translation>
    </message>
    <message>
        <source>a packed file (7-Zip)</source>
        <translation>un archivo comprimido (7-Zip)</translation>
    </message>
    <message>
        <source>a packed file (RAR)</source>
        <translation>un archivo comprimido (RAR)</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>un programa</translation>
    </message>
    <message>
        <source>a database</source>
        <translation>una base de datos</translation>
    </message>
    <message>
        <source>a binary workbook (.xlsb)</source>
        <translation>un libro binario (.xlsb)</translation>
    </message>
    <message>
        <source>a text document (Word)</source>
        <translation>un documento de texto (Word)</translation>
    </message>
    <message>
        <source>a presentation</source>
        <translation>una presentación</translation>
    </message>
    <message>
        <source>a Numbers document</source>
        <translation>un documento de Numbers</translation>
    </message>
    <message>
        <source>an OpenDocument file</source>
        <translation>un archivo de OpenDocument</translation>
    </message>
    <message>
        <source>Messages are not set up</source>
        <translation>Los mensajes no están configurados</translation>
    </message>
    <message>
        <source>Have an administrator complete the delivery of messages.</source>
        <translation>Pida a un administrador que complete la entrega de mensajes.</translation>
    </message>
    <message>
        <source>E-mail needs an address that it comes from.</source>
        <translation>El correo necesita una dirección de la que sale.</translation>
    </message>
    <message>
        <source>SMTP needs the name of the mail server.</source>
        <translation>SMTP necesita el nombre del servidor de correo.</translation>
    </message>
    <message>
        <source>&quot;{a}&quot; is not the name of a server.</source>
        <translation>&quot;{a}&quot; no es el nombre de un servidor.</translation>
    </message>
    <message>
        <source>Write mail.example.com.</source>
        <translation>Escriba mail.example.com.</translation>
    </message>
    <message>
        <source>A password must not go to another computer without encryption.</source>
        <translation>Una contraseña no debe ir a otra computadora sin cifrado.</translation>
    </message>
    <message>
        <source>Choose STARTTLS or TLS, or leave the login blank.</source>
        <translation>Elija STARTTLS o TLS, o deje el usuario en blanco.</translation>
    </message>
    <message>
        <source>Text messages need the Twilio account.</source>
        <translation>Los mensajes de texto necesitan la cuenta de Twilio.</translation>
    </message>
    <message>
        <source>Text messages need the number that they come from.</source>
        <translation>Los mensajes de texto necesitan el número del que salen.</translation>
    </message>
    <message>
        <source>Text messages need the Twilio account and the number that they come from.</source>
        <translation>Los mensajes de texto necesitan la cuenta de Twilio y el número del que salen.</translation>
    </message>
    <message>
        <source>&quot;{a}&quot; is not an account of Twilio.</source>
        <translation>&quot;{a}&quot; no es una cuenta de Twilio.</translation>
    </message>
    <message>
        <source>Copy the Account SID: AC and 32 digits or letters.</source>
        <translation>Copie el Account SID: AC y 32 cifras o letras.</translation>
    </message>
    <message>
        <source>There may be {a} reminders at most.</source>
        <translation>Puede haber {a} recordatorios como máximo.</translation>
    </message>
    <message>
        <source>There may be six reminders, each 10 minutes to 14 days ahead.</source>
        <translation>Puede haber seis recordatorios, cada uno de 10 minutos a 14 días antes.</translation>
    </message>
    <message>
        <source>A reminder {a} minutes ahead is not between 10 minutes and 14 days.</source>
        <translation>Un recordatorio {a} minutos antes no está entre 10 minutos y 14 días.</translation>
    </message>
    <message>
        <source>There is no &quot;{a}&quot;; there are: {b}.</source>
        <translation>No existe &quot;{a}&quot;; hay: {b}.</translation>
    </message>
    <message>
        <source>The sender&apos;s name</source>
        <translation>El nombre del remitente</translation>
    </message>
    <message>
        <source>The sender&apos;s address</source>
        <translation>La dirección del remitente</translation>
    </message>
    <message>
        <source>The address for replies</source>
        <translation>La dirección para respuestas</translation>
    </message>
    <message>
        <source>The address for notices</source>
        <translation>La dirección para avisos</translation>
    </message>
    <message>
        <source>The mail server&apos;s port</source>
        <translation>El puerto del servidor de correo</translation>
    </message>
    <message>
        <source>E-mails a second</source>
        <translation>La cantidad de correos por segundo</translation>
    </message>
    <message>
        <source>The sender</source>
        <translation>El remitente</translation>
    </message>
    <message>
        <source>The number</source>
        <translation>El número</translation>
    </message>
    <message>
        <source>&quot;{a}&quot; is not a time zone.</source>
        <translation>&quot;{a}&quot; no es una zona horaria.</translation>
    </message>
    <message>
        <source>Write one such as America/Denver.</source>
        <translation>Escriba una como America/Denver.</translation>
    </message>
    <message>
        <source>Text messages need a mobile number.</source>
        <translation>Los mensajes de texto necesitan un número de celular.</translation>
    </message>
    <message>
        <source>Text messages need a mobile number, with its country code.</source>
        <translation>Los mensajes de texto necesitan un número de celular, con el código de país.</translation>
    </message>
    <message>
        <source>Say how the customer agreed to text messages.</source>
        <translation>Indique cómo aceptó el cliente los mensajes de texto.</translation>
    </message>
    <message>
        <source>For example: by phone, 21 November.</source>
        <translation>Por ejemplo: por teléfono, 21 de noviembre.</translation>
    </message>
    <message>
        <source>How the customer agreed</source>
        <translation>Cómo aceptó el cliente</translation>
    </message>
    <message>
        <source>How the customer agreed has more than 200 characters.</source>
        <translation>Cómo aceptó el cliente tiene más de 200 caracteres.</translation>
    </message>
    <message>
        <source>is not a whole phone number.</source>
        <translation>no es un número de teléfono completo.</translation>
    </message>
    <message>
        <source>is a landline, which takes no text messages.</source>
        <translation>es un teléfono fijo, que no recibe mensajes de texto.</translation>
    </message>
    <message>
        <source>is a service number, which takes no text messages.</source>
        <translation>es un número de servicio, que no recibe mensajes de texto.</translation>
    </message>
    <message>
        <source>Write it with its area code, or as +1 303 555 0123.</source>
        <translation>Escríbalo con el código de área, o como +1 303 555 0123.</translation>
    </message>
    <message>
        <source>Ask for a mobile number.</source>
        <translation>Pida un número de celular.</translation>
    </message>
    <message>
        <source>The added line has {a} characters; {b} can be sent.</source>
        <translation>La línea agregada tiene {a} caracteres; se pueden enviar {b}.</translation>
    </message>
    <message>
        <source>The added line has more than 500 characters.</source>
        <translation>La línea agregada tiene más de 500 caracteres.</translation>
    </message>
    <message>
        <source>The technician arrives in 0 to {a} minutes, not in {b}.</source>
        <translation>El técnico llega en 0 a {a} minutos, no en {b}.</translation>
    </message>
    <message>
        <source>The visit of {a} is not today.</source>
        <translation>La visita de {a} no es hoy.</translation>
    </message>
    <message>
        <source>The customer has neither an e-mail address nor agreed to text messages.</source>
        <translation>El cliente no tiene correo electrónico ni aceptó mensajes de texto.</translation>
    </message>
    <message>
        <source>Call them.</source>
        <translation>Llámelo.</translation>
    </message>
    <message>
        <source>Your own text could not be filled in; the shipped one was used.</source>
        <translation>No se pudo completar su propio texto; se usó el original.</translation>
    </message>
    <message>
        <source>Your own text could not be filled in; the shipped one was used. {a}</source>
        <translation>No se pudo completar su propio texto; se usó el original. {a}</translation>
    </message>
    <message>
        <source>The message cannot be made. {a}</source>
        <translation>No se puede crear el mensaje. {a}</translation>
    </message>
    <message>
        <source>Subject: {a}</source>
        <translation>Asunto: {a}</translation>
    </message>
    <message>
        <source>Subject, line {a}: {b}</source>
        <translation>Asunto, línea {a}: {b}</translation>
    </message>
    <message>
        <source>Formatted text: {a}</source>
        <translation>Texto con formato: {a}</translation>
    </message>
    <message>
        <source>Formatted text, line {a}: {b}</source>
        <translation>Texto con formato, línea {a}: {b}</translation>
    </message>
    <message>
        <source>Plain text: {a}</source>
        <translation>Texto simple: {a}</translation>
    </message>
    <message>
        <source>Plain text, line {a}: {b}</source>
        <translation>Texto simple, línea {a}: {b}</translation>
    </message>
    <message>
        <source>Text message: {a}</source>
        <translation>Mensaje de texto: {a}</translation>
    </message>
    <message>
        <source>Text message, line {a}: {b}</source>
        <translation>Mensaje de texto, línea {a}: {b}</translation>
    </message>
    <message>
        <source>text message</source>
        <translation>mensaje de texto</translation>
    </message>
    <message>
        <source>A message may have {a} characters.</source>
        <translation>Un mensaje puede tener {a} caracteres.</translation>
    </message>
    <message>
        <source>A text message may have {a} characters.</source>
        <translation>Un mensaje de texto puede tener {a} caracteres.</translation>
    </message>
    <message>
        <source>There are {a} elements; {b} can be styled.</source>
        <translation>Hay {a} elementos; se puede dar estilo a {b}.</translation>
    </message>
    <message>
        <source>The style sheet is too long for so many elements.</source>
        <translation>La hoja de estilo es demasiado larga para tantos elementos.</translation>
    </message>
    <message>
        <source>There is no message of kind {a} by {b}.</source>
        <translation>No existe un mensaje de la clase {a} por {b}.</translation>
    </message>
    <message>
        <source>There is no channel {a}.</source>
        <translation>No existe el medio {a}.</translation>
    </message>
    <message>
        <source>The {a} does not tell when: {b} and {c} is not in it.</source>
        <translation>El {a} no dice cuándo: no contiene {b} ni {c}.</translation>
    </message>
    <message>
        <source>This message is a draft: it goes out when the booking is confirmed.</source>
        <translation>Este mensaje es un borrador: sale cuando se confirma la reserva.</translation>
    </message>
    <message>
        <source>This message is still on its way.</source>
        <translation>Este mensaje aún va en camino.</translation>
    </message>
    <message>
        <source>The site has no address for this message.</source>
        <translation>El domicilio no tiene una dirección para este mensaje.</translation>
    </message>
    <message>
        <source>Give the address to send it to.</source>
        <translation>Indique la dirección a la que se envía.</translation>
    </message>
    <message>
        <source>&quot;{a}&quot; is not a mobile number.</source>
        <translation>&quot;{a}&quot; no es un número de celular.</translation>
    </message>
    <message>
        <source>&quot;{a}&quot; is not an e-mail address.</source>
        <translation>&quot;{a}&quot; no es un correo electrónico.</translation>
    </message>
    <message>
        <source>The customer has not agreed to text messages to {a}.</source>
        <translation>El cliente no ha aceptado mensajes de texto al {a}.</translation>
    </message>
    <message>
        <source>Note their agreement at the site first.</source>
        <translation>Anote primero su aceptación en el domicilio.</translation>
    </message>
    <message>
        <source>The booking is {a}: this message would no longer be true.</source>
        <translation>La reserva está {a}: este mensaje ya no sería cierto.</translation>
    </message>
    <message>
        <source>a no-show</source>
        <translation>marcada como cliente ausente</translation>
    </message>
    <message>
        <source>The booking was moved: this message would no longer be true.</source>
        <translation>La reserva se movió: este mensaje ya no sería cierto.</translation>
    </message>
    <message>
        <source>This message says how soon somebody comes: by now it would no longer be true.</source>
        <translation>Este mensaje dice en cuánto tiempo llega alguien: ahora ya no sería cierto.</translation>
    </message>
    <message>
        <source>Call the customer, or write anew.</source>
        <translation>Llame al cliente, o escriba de nuevo.</translation>
    </message>
    <message>
        <source>The visit is over: this message would no longer be true.</source>
        <translation>La visita ya pasó: este mensaje ya no sería cierto.</translation>
    </message>
    <message>
        <source>{a} sent it again.</source>
        <translation>{a} lo envió de nuevo.</translation>
    </message>
    <message>
        <source>This message is {a}, not uncertain.</source>
        <translation>Este mensaje está {a}, no incierto.</translation>
    </message>
    <message>
        <source>{a} found out that it did not arrive.</source>
        <translation>{a} averiguó que no llegó.</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>enviado</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>entregado</translation>
    </message>
    <message>
        <source>bounced</source>
        <translation>devuelto</translation>
    </message>
    <message>
        <source>complained</source>
        <translation>marcado como no deseado</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fallido</translation>
    </message>
    <message>
        <source>uncertain</source>
        <translation>incierto</translation>
    </message>
    <message>
        <source>The site has no e-mail address.</source>
        <translation>El domicilio no tiene correo electrónico.</translation>
    </message>
    <message>
        <source>The customer wants no text messages any more.</source>
        <translation>El cliente ya no quiere mensajes de texto.</translation>
    </message>
    <message>
        <source>The booking is no longer confirmed.</source>
        <translation>La reserva ya no está confirmada.</translation>
    </message>
    <message>
        <source>The visit is over.</source>
        <translation>La visita ya pasó.</translation>
    </message>
    <message>
        <source>The booking was moved.</source>
        <translation>La reserva se movió.</translation>
    </message>
    <message>
        <source>The arrival window has begun.</source>
        <translation>La franja de llegada ya empezó.</translation>
    </message>
    <message>
        <source>It would come too late.</source>
        <translation>Llegaría demasiado tarde.</translation>
    </message>
    <message>
        <source>The proposal is no longer open.</source>
        <translation>La propuesta ya no está abierta.</translation>
    </message>
    <message>
        <source>The worker was gone before the answer was known.</source>
        <translation>El servicio de entrega se fue antes de conocerse la respuesta.</translation>
    </message>
    <message>
        <source>Whether the mail server took it is not known.</source>
        <translation>No se sabe si el servidor de correo lo aceptó.</translation>
    </message>
    <message>
        <source>Whether it was accepted is not known.</source>
        <translation>No se sabe si fue aceptado.</translation>
    </message>
    <message>
        <source>Whether it was accepted could not be found out within 23 hours.</source>
        <translation>No se pudo averiguar en 23 horas si fue aceptado.</translation>
    </message>
    <message>
        <source>Whether an earlier attempt was accepted could not be found out yet.</source>
        <translation>Aún no se pudo averiguar si un intento anterior fue aceptado.</translation>
    </message>
    <message>
        <source>Whether {a} accepted it is not known, and it cannot be asked any more.</source>
        <translation>No se sabe si {a} lo aceptó, y ya no se le puede preguntar.</translation>
    </message>
    <message>
        <source>It could not be delivered for three days.</source>
        <translation>No se pudo entregar durante tres días.</translation>
    </message>
    <message>
        <source>The message could not be put together; the worker&apos;s log says why.</source>
        <translation>No se pudo armar el mensaje; el registro del servicio de entrega dice por qué.</translation>
    </message>
    <message>
        <source>{a} failed with {b}.</source>
        <translation>{a} falló con {b}.</translation>
    </message>
    <message>
        <source>A fault of Booker&apos;s: {a}.</source>
        <translation>Un error de Booker: {a}.</translation>
    </message>
    <message>
        <source>Messages cannot be sent.</source>
        <translation>No se pueden enviar mensajes.</translation>
    </message>
    <message>
        <source>No way to send mail is chosen, so messages wait.</source>
        <translation>No se eligió cómo enviar correos, así que los mensajes esperan.</translation>
    </message>
    <message>
        <source>Choose Resend or a mail server in the settings of the delivery.</source>
        <translation>Elija Resend o un servidor de correo en la configuración de la entrega.</translation>
    </message>
    <message>
        <source>The address that mails come from is missing.</source>
        <translation>Falta la dirección de la que salen los correos.</translation>
    </message>
    <message>
        <source>Enter the sender in the settings of the delivery.</source>
        <translation>Escriba el remitente en la configuración de la entrega.</translation>
    </message>
    <message>
        <source>The mail server is not entered.</source>
        <translation>Falta el servidor de correo.</translation>
    </message>
    <message>
        <source>Enter its name in the settings of the delivery.</source>
        <translation>Escriba su nombre en la configuración de la entrega.</translation>
    </message>
    <message>
        <source>No way to send text messages is chosen, so they wait.</source>
        <translation>No se eligió cómo enviar mensajes de texto, así que esperan.</translation>
    </message>
    <message>
        <source>Choose Twilio in the settings of the delivery.</source>
        <translation>Elija Twilio en la configuración de la entrega.</translation>
    </message>
    <message>
        <source>The account at Twilio or the number that texts come from is missing.</source>
        <translation>Falta la cuenta de Twilio o el número del que salen los mensajes de texto.</translation>
    </message>
    <message>
        <source>Enter both in the settings of the delivery.</source>
        <translation>Escriba ambos en la configuración de la entrega.</translation>
    </message>
    <message>
        <source>{a} is not on this computer.</source>
        <translation>{a} no está en esta computadora.</translation>
    </message>
    <message>
        <source>Enter it here with `booker secret set {a}`, or where the worker runs.</source>
        <translation>Escríbala aquí con `booker secret set {a}`, o donde funciona el servicio de entrega.</translation>
    </message>
    <message>
        <source>{a} is not well-formed.</source>
        <translation>{a} no tiene la forma correcta.</translation>
    </message>
    <message>
        <source>Enter it again, as the provider shows it.</source>
        <translation>Escríbala de nuevo, tal como la muestra el proveedor.</translation>
    </message>
    <message>
        <source>The API key of Resend</source>
        <translation>La clave de API de Resend</translation>
    </message>
    <message>
        <source>The password of the mail server</source>
        <translation>La contraseña del servidor de correo</translation>
    </message>
    <message>
        <source>The token of Twilio</source>
        <translation>La clave (auth token) de Twilio</translation>
    </message>
    <message>
        <source>It was begun in a sandbox, and there is none now.</source>
        <translation>Se empezó en modo de prueba, y ahora no lo hay.</translation>
    </message>
    <message>
        <source>Send it again as a new message.</source>
        <translation>Envíelo de nuevo como mensaje nuevo.</translation>
    </message>
    <message>
        <source>It was begun outside of this sandbox.</source>
        <translation>Se empezó fuera de este modo de prueba.</translation>
    </message>
    <message>
        <source>Take the sandbox out of the profile, or send it again as a new message.</source>
        <translation>Quite el modo de prueba del perfil, o envíelo de nuevo como mensaje nuevo.</translation>
    </message>
    <message>
        <source>&quot;{a}&quot; is no sandbox.</source>
        <translation>&quot;{a}&quot; no es un modo de prueba.</translation>
    </message>
    <message>
        <source>Use folder, folder:PATH, or address: and an address.</source>
        <translation>Use folder, folder:RUTA, o address: y una dirección.</translation>
    </message>
    <message>
        <source>The folder {a} cannot be written ({b}). Make it writable, or choose another one for the sandbox.</source>
        <translation>No se puede escribir en la carpeta {a} ({b}). Permita la escritura, o elija otra para el modo de prueba.</translation>
    </message>
    <message>
        <source>{a} did not answer ({b}). It is asked again.</source>
        <translation>{a} no respondió ({b}). Se le pregunta de nuevo.</translation>
    </message>
    <message>
        <source>{a} could not be reached ({b}). Check the internet connection of the computer that delivers.</source>
        <translation>No se pudo llegar a {a} ({b}). Revise la conexión a internet de la computadora que entrega.</translation>
    </message>
    <message>
        <source>its certificate is not trusted</source>
        <translation>su certificado no es de confianza</translation>
    </message>
    <message>
        <source>its name was not found</source>
        <translation>no se encontró su nombre</translation>
    </message>
    <message>
        <source>the proxy did not let it through</source>
        <translation>el proxy no lo dejó pasar</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>sin conexión</translation>
    </message>
    <message>
        <source>its address is not well-formed</source>
        <translation>su dirección no tiene la forma correcta</translation>
    </message>
    <message>
        <source>the key is not well-formed</source>
        <translation>la clave no tiene la forma correcta</translation>
    </message>
    <message>
        <source>no end of the answer</source>
        <translation>la respuesta no terminó</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>no respondió a tiempo</translation>
    </message>
    <message>
        <source>the connection was cut</source>
        <translation>la conexión se cortó</translation>
    </message>
    <message>
        <source>&quot;{a}&quot; is no address for mail. Correct it, then send it again.</source>
        <translation>&quot;{a}&quot; no es una dirección de correo. Corríjala y luego envíelo de nuevo.</translation>
    </message>
    <message>
        <source>Resend refused the API key. Enter the right one on the computer that delivers; the messages wait.</source>
        <translation>Resend rechazó la clave de API. Escriba la correcta en la computadora que entrega; los mensajes esperan.</translation>
    </message>
    <message>
        <source>Resend does not let this sender write: {a}. Verify the sender&apos;s domain there; the messages wait.</source>
        <translation>Resend no deja escribir a este remitente: {a}. Verifique allí el dominio del remitente; los mensajes esperan.</translation>
    </message>
    <message>
        <source>Resend refused it: {a}. Look into the account at Resend; the messages wait.</source>
        <translation>Resend lo rechazó: {a}. Revise la cuenta en Resend; los mensajes esperan.</translation>
    </message>
    <message>
        <source>Resend refused it: {a}. Correct it, then send it again.</source>
        <translation>Resend lo rechazó: {a}. Corríjalo y luego envíelo de nuevo.</translation>
    </message>
    <message>
        <source>Resend refused the sender: {a}. Correct it in the settings, then send again.</source>
        <translation>Resend rechazó al remitente: {a}. Corríjalo en la configuración y luego envíe de nuevo.</translation>
    </message>
    <message>
        <source>Resend has another mail under this message&apos;s number. Look into Resend&apos;s list before you send it again.</source>
        <translation>Resend tiene otro correo con el número de este mensaje. Revise la lista de Resend antes de enviarlo de nuevo.</translation>
    </message>
    <message>
        <source>Resend gets more mails at once than it takes. It is asked again.</source>
        <translation>Resend recibe más correos a la vez de los que acepta. Se le pregunta de nuevo.</translation>
    </message>
    <message>
        <source>The day&apos;s mails at Resend are used up. Wait, or take a larger plan there.</source>
        <translation>Se agotaron los correos del día en Resend. Espere, o contrate allí un plan mayor.</translation>
    </message>
    <message>
        <source>The month&apos;s mails at Resend are used up. Take a larger plan there.</source>
        <translation>Se agotaron los correos del mes en Resend. Contrate allí un plan mayor.</translation>
    </message>
    <message>
        <source>Resend had a fault of its own ({a}). It is asked again.</source>
        <translation>Resend tuvo un error propio ({a}). Se le pregunta de nuevo.</translation>
    </message>
    <message>
        <source>Resend is still at an earlier attempt.</source>
        <translation>Resend sigue con un intento anterior.</translation>
    </message>
    <message>
        <source>What came back was no answer of Resend&apos;s. It is asked again.</source>
        <translation>Lo que llegó no fue una respuesta de Resend. Se le pregunta de nuevo.</translation>
    </message>
    <message>
        <source>The mail server of the address refused it. Ask for another address.</source>
        <translation>El servidor de correo de la dirección lo rechazó. Pida otra dirección.</translation>
    </message>
    <message>
        <source>Resend no longer writes to this address: earlier mails bounced. Ask for another one.</source>
        <translation>Resend ya no escribe a esta dirección: correos anteriores se devolvieron. Pida otra.</translation>
    </message>
    <message>
        <source>The customer reported it as unwanted. Write to this address no more.</source>
        <translation>El cliente lo marcó como no deseado. No escriba más a esta dirección.</translation>
    </message>
    <message>
        <source>Resend could not send it. Look it up in Resend&apos;s list of mails.</source>
        <translation>Resend no pudo enviarlo. Búsquelo en la lista de correos de Resend.</translation>
    </message>
    <message>
        <source>It was cancelled in Resend before it went out.</source>
        <translation>Se canceló en Resend antes de salir.</translation>
    </message>
    <message>
        <source>A password is not sent to a mail server without encryption.</source>
        <translation>No se envía una contraseña a un servidor de correo sin cifrado.</translation>
    </message>
    <message>
        <source>Choose STARTTLS or TLS for the mail server.</source>
        <translation>Elija STARTTLS o TLS para el servidor de correo.</translation>
    </message>
    <message>
        <source>The mail server {a} could not be reached. Check its name, its port and the internet connection of the computer that delivers.</source>
        <translation>No se pudo llegar al servidor de correo {a}. Revise su nombre, su puerto y la conexión a internet de la computadora que entrega.</translation>
    </message>
    <message>
        <source>The certificate of the mail server {a} is not trusted. Check the server&apos;s name in the settings; the messages wait.</source>
        <translation>El certificado del servidor de correo {a} no es de confianza. Revise el nombre del servidor en la configuración; los mensajes esperan.</translation>
    </message>
    <message>
        <source>The mail server {a} offers no STARTTLS. Choose TLS or another port in the settings; the messages wait.</source>
        <translation>El servidor de correo {a} no ofrece STARTTLS. Elija TLS u otro puerto en la configuración; los mensajes esperan.</translation>
    </message>
    <message>
        <source>The mail server takes no login on this line. Choose STARTTLS or TLS in the settings, or leave the login out; the messages wait.</source>
        <translation>El servidor de correo no acepta un usuario en esta conexión. Elija STARTTLS o TLS en la configuración, o quite el usuario; los mensajes esperan.</translation>
    </message>
    <message>
        <source>The mail server {a} refused the login: {b}. Enter the right login and password; the messages wait.</source>
        <translation>El servidor de correo {a} rechazó el usuario: {b}. Escriba el usuario y la contraseña correctos; los mensajes esperan.</translation>
    </message>
    <message>
        <source>The mail server {a} does not take it now: {b}. It is tried again.</source>
        <translation>El servidor de correo {a} no lo acepta ahora: {b}. Se intenta de nuevo.</translation>
    </message>
    <message>
        <source>The mail server {a} refused {b}: {c}. Correct it, then send it again.</source>
        <translation>El servidor de correo {a} rechazó {b}: {c}. Corríjalo y luego envíelo de nuevo.</translation>
    </message>
    <message>
        <source>The mail server {a} refused the sender: {b}. Correct it, then send it again.</source>
        <translation>El servidor de correo {a} rechazó al remitente: {b}. Corríjalo y luego envíelo de nuevo.</translation>
    </message>
    <message>
        <source>the mail</source>
        <translation>el correo</translation>
    </message>
    <message>
        <source>The mail server {a} cannot write to {b}. Ask for another address.</source>
        <translation>El servidor de correo {a} no puede escribir a {b}. Pida otra dirección.</translation>
    </message>
    <message>
        <source>The line to the mail server {a} dropped before it took the mail. It is tried again.</source>
        <translation>La conexión con el servidor de correo {a} se cortó antes de que aceptara el correo. Se intenta de nuevo.</translation>
    </message>
    <message>
        <source>The line to the mail server {a} dropped while it took the mail. Ask the customer whether it came.</source>
        <translation>La conexión con el servidor de correo {a} se cortó mientras aceptaba el correo. Pregunte al cliente si le llegó.</translation>
    </message>
    <message>
        <source>Twilio refused the account or its token. Enter the right ones on the computer that delivers; the messages wait.</source>
        <translation>Twilio rechazó la cuenta o su clave. Escriba las correctas en la computadora que entrega; los mensajes esperan.</translation>
    </message>
    <message>
        <source>Twilio refused the sender: {a}. Correct it in the settings, then send again.</source>
        <translation>Twilio rechazó al remitente: {a}. Corríjalo en la configuración y luego envíe de nuevo.</translation>
    </message>
    <message>
        <source>Twilio may not write to this country: {a}. Allow it there, then send again.</source>
        <translation>Twilio no puede escribir a este país: {a}. Permítalo allí y luego envíe de nuevo.</translation>
    </message>
    <message>
        <source>Twilio cannot write to this number: {a}. Ask for another mobile number.</source>
        <translation>Twilio no puede escribir a este número: {a}. Pida otro número de celular.</translation>
    </message>
    <message>
        <source>Twilio refused the text: {a}. Look the error up there before sending again.</source>
        <translation>Twilio rechazó el texto: {a}. Consulte allí el error antes de enviar de nuevo.</translation>
    </message>
    <message>
        <source>Twilio gets more texts at once than it takes. It is asked again.</source>
        <translation>Twilio recibe más mensajes de texto a la vez de los que acepta. Se le pregunta de nuevo.</translation>
    </message>
    <message>
        <source>The day&apos;s texts at Twilio are used up. Wait, or ask Twilio for more.</source>
        <translation>Se agotaron los mensajes de texto del día en Twilio. Espere, o pida más a Twilio.</translation>
    </message>
    <message>
        <source>Twilio had a fault of its own ({a}). It is asked whether it has it.</source>
        <translation>Twilio tuvo un error propio ({a}). Se le pregunta si lo tiene.</translation>
    </message>
    <message>
        <source>What came back was no answer of Twilio&apos;s. It is asked whether it has it.</source>
        <translation>Lo que llegó no fue una respuesta de Twilio. Se le pregunta si lo tiene.</translation>
    </message>
    <message>
        <source>The customer answered STOP to this number. Write by mail, or call.</source>
        <translation>El cliente respondió STOP a este número. Escriba por correo, o llame.</translation>
    </message>
    <message>
        <source>It was cancelled at Twilio before it went out.</source>
        <translation>Se canceló en Twilio antes de salir.</translation>
    </message>
    <message>
        <source>The text message did not arrive. {a}</source>
        <translation>El mensaje de texto no llegó. {a}</translation>
    </message>
    <message>
        <source>The phone is off or out of reach.</source>
        <translation>El teléfono está apagado o sin cobertura.</translation>
    </message>
    <message>
        <source>The number&apos;s owner or carrier blocks messages.</source>
        <translation>El dueño del número o su operador bloquea los mensajes.</translation>
    </message>
    <message>
        <source>The number does not exist any more.</source>
        <translation>El número ya no existe.</translation>
    </message>
    <message>
        <source>The number is a landline, or its carrier takes no text messages.</source>
        <translation>El número es un teléfono fijo, o su operador no acepta mensajes de texto.</translation>
    </message>
    <message>
        <source>The carrier filtered it as unwanted.</source>
        <translation>El operador lo filtró como no deseado.</translation>
    </message>
    <message>
        <source>The carrier did not say why.</source>
        <translation>El operador no dijo por qué.</translation>
    </message>
    <message>
        <source>The toll-free number of the sender is not verified at Twilio.</source>
        <translation>El número gratuito del remitente no está verificado en Twilio.</translation>
    </message>
    <message>
        <source>The sender&apos;s number is not registered for business texts (A2P 10DLC) at Twilio.</source>
        <translation>El número del remitente no está registrado para mensajes de empresas (A2P 10DLC) en Twilio.</translation>
    </message>
    <message>
        <source>The customer answered STOP.</source>
        <translation>El cliente respondió STOP.</translation>
    </message>
    <message>
        <source>Twilio says error {a}.</source>
        <translation>Twilio indica el error {a}.</translation>
    </message>
    <message>
        <source>Twilio does not say why.</source>
        <translation>Twilio no dice por qué.</translation>
    </message>
    <message>
        <source>Messages are never deleted.</source>
        <translation>Los mensajes nunca se borran.</translation>
    </message>
    <message>
        <source>A message begins as a draft, or queued.</source>
        <translation>Un mensaje empieza como borrador o en cola.</translation>
    </message>
    <message>
        <source>What a message says never changes once it is queued.</source>
        <translation>Lo que dice un mensaje nunca cambia una vez que está en cola.</translation>
    </message>
    <message>
        <source>A message that is {a} cannot become {b}.</source>
        <translation>Un mensaje {a} no puede pasar a {b}.</translation>
    </message>
    <message>
        <source>A confirmation goes out with the promise, never before it.</source>
        <translation>Una confirmación sale con el compromiso, nunca antes.</translation>
    </message>
    <message>
        <source>Deliveries are never deleted.</source>
        <translation>Las entregas nunca se borran.</translation>
    </message>
    <message>
        <source>What was handed to a provider never changes.</source>
        <translation>Lo que se entregó a un proveedor nunca cambia.</translation>
    </message>
    <message>
        <source>An attempt that ended is never changed or deleted.</source>
        <translation>Un intento que terminó nunca se cambia ni se borra.</translation>
    </message>
    <message>
        <source>Claim 1 to 200 messages for 5 to 3600 seconds.</source>
        <translation>Tome de 1 a 200 mensajes por 5 a 3600 segundos.</translation>
    </message>
    <message>
        <source>{a} is no result of a delivery.</source>
        <translation>{a} no es un resultado de una entrega.</translation>
    </message>
    <message>
        <source>{a} is neither stop nor start.</source>
        <translation>{a} no es ni stop ni start.</translation>
    </message>
    <message>
        <source>A worker queues no message of kind {a}.</source>
        <translation>Un servicio de entrega no pone en cola mensajes de la clase {a}.</translation>
    </message>
    <message>
        <source>There is no such booking in this branch.</source>
        <translation>No existe esa reserva en esta sucursal.</translation>
    </message>
    <message>
        <source>The branch&apos;s group was made a moment ago.</source>
        <translation>El grupo de la sucursal se creó hace un momento.</translation>
    </message>
    <message>
        <source>worker</source>
        <translation>servicio de entrega</translation>
    </message>
    <message>
        <source>admin or worker</source>
        <translation>administrador o servicio de entrega</translation>
    </message>
    <message>
        <source>worker or dispatcher or admin</source>
        <translation>servicio de entrega, despachador o administrador</translation>
    </message>
    <message>
        <source>admin or worker or dispatcher</source>
        <translation>administrador, servicio de entrega o despachador</translation>
    </message>
    <message>
        <source>csr or dispatcher or admin or worker</source>
        <translation>CSR, despachador, administrador o servicio de entrega</translation>
    </message>
    <message>
        <source>{a} works for a branch that you are no admin of.</source>
        <translation>{a} trabaja para una sucursal de la que usted no es administrador.</translation>
    </message>
    <message>
        <source>Add a login of your own for the worker of this branch.</source>
        <translation>Agregue un usuario propio para el servicio de entrega de esta sucursal.</translation>
    </message>
    <message>
        <source>The roles are csr, dispatcher, admin and worker.</source>
        <translation>Los roles son csr, dispatcher, admin y worker.</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Medio</translation>
    </message>
    <message>
        <source>email or sms.</source>
        <translation>email o sms.</translation>
    </message>
    <message>
        <source>draft, queued, sent, delivered …</source>
        <translation>draft, queued, sent, delivered …</translation>
    </message>
    <message>
        <source>The address or number it goes to.</source>
        <translation>La dirección o el número al que va.</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>When its provider took it, local.</source>
        <translation>Cuándo lo aceptó su proveedor, hora local.</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Entregado</translation>
    </message>
    <message>
        <source>When it reached the customer, local.</source>
        <translation>Cuándo llegó al cliente, hora local.</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problema</translation>
    </message>
    <message>
        <source>Why it did not arrive, or was withdrawn.</source>
        <translation>Por qué no llegó, o se retiró.</translation>
    </message>
    <message>
        <source>The day of the appointment, short.</source>
        <translation>El día de la cita, abreviado.</translation>
    </message>
    <message>
        <source>What the dispatcher added for this customer; blank: nothing.</source>
        <translation>Lo que el despachador agregó para este cliente; en blanco: nada.</translation>
    </message>
    <message>
        <source>The day it had before.</source>
        <translation>El día que tenía antes.</translation>
    </message>
    <message>
        <source>When the technician would have arrived.</source>
        <translation>Cuándo habría llegado el técnico.</translation>
    </message>
    <message>
        <source>Until when both times are kept.</source>
        <translation>Hasta cuándo se conservan ambos horarios.</translation>
    </message>
    <message>
        <source>Today, tomorrow, or on which day.</source>
        <translation>Hoy, mañana, o qué día.</translation>
    </message>
    <message>
        <source>In how long the arrival window begins; blank: in more than three hours.</source>
        <translation>En cuánto tiempo empieza la franja de llegada; en blanco: en más de tres horas.</translation>
    </message>
    <message>
        <source>In how long the technician arrives; blank: not known.</source>
        <translation>En cuánto tiempo llega el técnico; en blanco: no se sabe.</translation>
    </message>
    <message>
        <source>About when that is; blank: not known.</source>
        <translation>A qué hora es, más o menos; en blanco: no se sabe.</translation>
    </message>
    <message>
        <source>What it is about, in a few words.</source>
        <translation>De qué se trata, en pocas palabras.</translation>
    </message>
    <message>
        <source>What happened.</source>
        <translation>Qué pasó.</translation>
    </message>
    <message>
        <source>The reason that was given; blank: none.</source>
        <translation>El motivo que se dio; en blanco: ninguno.</translation>
    </message>
    <message>
        <source>What to do about it; blank: nothing.</source>
        <translation>Qué hacer al respecto; en blanco: nada.</translation>
    </message>
    <message>
        <source>The customer&apos;s telephone number; blank: none.</source>
        <translation>El número de teléfono del cliente; en blanco: ninguno.</translation>
    </message>
</context>
<context>
    <name>CountdownLabel</name>
    <message>
        <source>{time} left. {pressing}</source>
        <translation>Quedan {time}. {pressing}</translation>
    </message>
</context>
<context>
    <name>DayBar</name>
    <message>
        <source>Zone</source>
        <translation>Zona</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Previous day</source>
        <translation>Día anterior</translation>
    </message>
    <message>
        <source>Next day</source>
        <translation>Día siguiente</translation>
    </message>
    <message>
        <source>&amp;Today</source>
        <translation>&amp;Hoy</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>&amp;Zone</source>
        <translation>&amp;Zona</translation>
    </message>
    <message>
        <source>Da&amp;y</source>
        <translation>&amp;Día</translation>
    </message>
</context>
<context>
    <name>DayView</name>
    <message>
        <source>Reading the day…</source>
        <translation>Leyendo el día…</translation>
    </message>
    <message>
        <source>There are no zones yet</source>
        <translation>Aún no hay zonas</translation>
    </message>
    <message>
        <source>An admin imports sites and routes; the zones come with them.</source>
        <translation>Un administrador importa domicilios y rutas; las zonas vienen con ellos.</translation>
    </message>
    <message>
        <source>No routes in {zone} on {day}</source>
        <translation>Sin rutas en {zone} el {day}</translation>
    </message>
    <message>
        <source>Nothing can be held on this day. Choose another day above, or have an admin import the routes of this one.</source>
        <translation>Este día no se puede apartar nada. Elija otro día arriba, o pida a un administrador que importe las rutas de este.</translation>
    </message>
    <message>
        <source>1 route</source>
        <translation>1 ruta</translation>
    </message>
    <message>
        <source>{n} routes</source>
        <translation>{n} rutas</translation>
    </message>
    <message>
        <source>1 stop</source>
        <translation>1 parada</translation>
    </message>
    <message>
        <source>{n} stops</source>
        <translation>{n} paradas</translation>
    </message>
    <message>
        <source>{reference} is served from a neighbour zone</source>
        <translation>{reference} se atiende desde una zona vecina</translation>
    </message>
    <message>
        <source>This stop stays where it is</source>
        <translation>Esta parada se queda donde está</translation>
    </message>
    <message>
        <source>{customer}: a stop that is over, or only kept, needs no pin.</source>
        <translation>{customer}: una parada que ya pasó, o que solo se conserva, no necesita fijarse.</translation>
    </message>
</context>
<context>
    <name>DeliveryBanner</name>
    <message>
        <source>Delivery of messages</source>
        <translation>Entrega de mensajes</translation>
    </message>
</context>
<context>
    <name>DeliveryForm</name>
    <message>
        <source>E-mail</source>
        <translation>Correo electrónico</translation>
    </message>
    <message>
        <source>E-mails are sent by</source>
        <translation>Los correos los envía</translation>
    </message>
    <message>
        <source>nobody: they wait</source>
        <translation>nadie: esperan</translation>
    </message>
    <message>
        <source>Resend</source>
        <translation>Resend</translation>
    </message>
    <message>
        <source>your mail server (SMTP)</source>
        <translation>su servidor de correo (SMTP)</translation>
    </message>
    <message>
        <source>a second</source>
        <translation>por segundo</translation>
    </message>
    <message>
        <source>&amp;E-mails are sent by</source>
        <translation>Los corr&amp;eos los envía</translation>
    </message>
    <message>
        <source>At &amp;most</source>
        <translation>&amp;Máximo</translation>
    </message>
    <message>
        <source>Mail ser&amp;ver</source>
        <translation>Ser&amp;vidor de correo</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>Puer&amp;to</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Cifrado</translation>
    </message>
    <message>
        <source>STARTTLS</source>
        <translation>STARTTLS</translation>
    </message>
    <message>
        <source>TLS from the start</source>
        <translation>TLS desde el inicio</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>Encr&amp;yption</source>
        <translation>Ci&amp;frado</translation>
    </message>
    <message>
        <source>Lo&amp;gin</source>
        <translation>&amp;Usuario</translation>
    </message>
    <message>
        <source>Blank: without one.</source>
        <translation>En blanco: sin usuario.</translation>
    </message>
    <message>
        <source>Sender&apos;s &amp;name</source>
        <translation>&amp;Nombre del remitente</translation>
    </message>
    <message>
        <source>Sender&apos;s a&amp;ddress</source>
        <translation>Di&amp;rección del remitente</translation>
    </message>
    <message>
        <source>&amp;Replies go to</source>
        <translation>Res&amp;puestas a</translation>
    </message>
    <message>
        <source>Blank: to the sender.</source>
        <translation>En blanco: al remitente.</translation>
    </message>
    <message>
        <source>It is kept on the worker&apos;s computer and nowhere else. Type there:</source>
        <translation>Se guarda en la computadora del servicio de entrega y en ningún otro lugar. Escriba allí:</translation>
    </message>
    <message>
        <source>Resend needs an API key.</source>
        <translation>Resend necesita una clave de API.</translation>
    </message>
    <message>
        <source>The mail server&apos;s login needs a password.</source>
        <translation>El usuario del servidor de correo necesita una contraseña.</translation>
    </message>
    <message>
        <source>Text messages</source>
        <translation>Mensajes de texto</translation>
    </message>
    <message>
        <source>Text messages are sent by</source>
        <translation>Los mensajes de texto los envía</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>nadie</translation>
    </message>
    <message>
        <source>Twilio</source>
        <translation>Twilio</translation>
    </message>
    <message>
        <source>&amp;Text messages are sent by</source>
        <translation>Los mensa&amp;jes de texto los envía</translation>
    </message>
    <message>
        <source>T&amp;wilio account</source>
        <translation>Cuenta de T&amp;wilio</translation>
    </message>
    <message>
        <source>The Account SID: AC and 32 letters or digits.</source>
        <translation>El Account SID: AC y 32 letras o cifras.</translation>
    </message>
    <message>
        <source>They &amp;come from</source>
        <translation>Sa&amp;len de</translation>
    </message>
    <message>
        <source>A number of yours at Twilio, or a name of up to 11 letters.</source>
        <translation>Un número suyo en Twilio, o un nombre de hasta 11 letras.</translation>
    </message>
    <message>
        <source>as a text message</source>
        <translation>como mensaje de texto</translation>
    </message>
    <message>
        <source>Sent as te&amp;xt messages too</source>
        <translation>Enviar también por te&amp;xto</translation>
    </message>
    <message>
        <source>To customers who agreed to them. Who has no e-mail address gets every kind.</source>
        <translation>A los clientes que los aceptaron. Quien no tiene correo electrónico recibe todas las clases.</translation>
    </message>
    <message>
        <source>&amp;Quiet from</source>
        <translation>&amp;Silencio desde</translation>
    </message>
    <message>
        <source>unti&amp;l</source>
        <translation>&amp;hasta</translation>
    </message>
    <message>
        <source>By the customer&apos;s clock. What falls due then goes out when it ends.</source>
        <translation>Según la hora del cliente. Lo que toca enviar entonces sale cuando termina.</translation>
    </message>
    <message>
        <source>Twilio needs an auth token.</source>
        <translation>Twilio necesita un auth token.</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>Recordatorios</translation>
    </message>
    <message>
        <source>Customers are rem&amp;inded</source>
        <translation>Recordatorio al cl&amp;iente</translation>
    </message>
    <message>
        <source>Whole days count by the calendar: at the same time of day.</source>
        <translation>Los días enteros se cuentan por calendario: a la misma hora del día.</translation>
    </message>
    <message>
        <source>Notices to your branch</source>
        <translation>Avisos a su sucursal</translation>
    </message>
    <message>
        <source>N&amp;otices go to</source>
        <translation>Los avis&amp;os van a</translation>
    </message>
    <message>
        <source>An e-mail address of the office. Blank: no notices.</source>
        <translation>Un correo electrónico de la oficina. En blanco: sin avisos.</translation>
    </message>
    <message>
        <source>a notice to the branch</source>
        <translation>un aviso a la sucursal</translation>
    </message>
    <message>
        <source>A&amp;bout</source>
        <translation>So&amp;bre</translation>
    </message>
    <message>
        <source>Who delivers</source>
        <translation>Quién entrega</translation>
    </message>
    <message>
        <source>Windows o&amp;f dispatchers and admins deliver too</source>
        <translation>También entregan las ventanas de despa&amp;chadores y administradores</translation>
    </message>
    <message>
        <source>A worker delivers: the command &quot;booker worker&quot;, or its service, with a login of the role Worker. An office without a server lets its windows do it, while one is open on a computer that keeps the keys.</source>
        <translation>Entrega un servicio: el comando &quot;booker worker&quot;, o su servicio del sistema, con un usuario del rol Servicio de entrega. Una oficina sin servidor deja que lo hagan sus ventanas, mientras una esté abierta en una computadora que guarda las claves.</translation>
    </message>
</context>
<context>
    <name>DeliveryPage</name>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Guardar</translation>
    </message>
    <message>
        <source>Save what was typed</source>
        <translation>Guardar lo escrito</translation>
    </message>
    <message>
        <source>&amp;Undo changes</source>
        <translation>&amp;Deshacer cambios</translation>
    </message>
    <message>
        <source>Undo what was typed</source>
        <translation>Deshacer lo escrito</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Delivery was changed at another desk</source>
        <translation>Otro puesto cambió la entrega</translation>
    </message>
    <message>
        <source>Delivery is saved</source>
        <translation>La entrega quedó guardada</translation>
    </message>
    <message>
        <source>Workers follow it with the next message.</source>
        <translation>Los servicios de entrega la siguen desde el próximo mensaje.</translation>
    </message>
    <message>
        <source>Messages wait until somebody sends them: choose who.</source>
        <translation>Los mensajes esperan hasta que alguien los envíe: elija quién.</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>aún sin guardar</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Entrega</translation>
    </message>
    <message>
        <source>How messages reach your customers. Until it is set up they wait.</source>
        <translation>Cómo llegan los mensajes a sus clientes. Hasta que se configure, esperan.</translation>
    </message>
</context>
<context>
    <name>DeliveryStatus</name>
    <message>
        <source>Who delivers now</source>
        <translation>Quién entrega ahora</translation>
    </message>
    <message>
        <source>Workers that were heard of</source>
        <translation>Servicios de entrega de los que hay noticia</translation>
    </message>
    <message>
        <source>No worker was heard of yet</source>
        <translation>Aún no hay noticia de ningún servicio de entrega</translation>
    </message>
    <message>
        <source>Start one with &quot;booker worker&quot; on a computer that is always on.</source>
        <translation>Inicie uno con &quot;booker worker&quot; en una computadora siempre encendida.</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Computadora</translation>
    </message>
    <message>
        <source>version {version}, since {when}</source>
        <translation>versión {version}, desde el {when}</translation>
    </message>
    <message>
        <source>Last heard of</source>
        <translation>Última noticia</translation>
    </message>
    <message>
        <source>Delivers</source>
        <translation>Entrega</translation>
    </message>
    <message>
        <source>{when}: silent</source>
        <translation>{when}: en silencio</translation>
    </message>
</context>
<context>
    <name>DeliveryWords</name>
    <message>
        <source>Messages that did not arrive</source>
        <translation>Mensajes que no llegaron</translation>
    </message>
    <message>
        <source>Confirmed bookings</source>
        <translation>Reservas confirmadas</translation>
    </message>
    <message>
        <source>Rescheduled bookings</source>
        <translation>Reservas reprogramadas</translation>
    </message>
    <message>
        <source>Cancelled bookings</source>
        <translation>Reservas canceladas</translation>
    </message>
    <message>
        <source>1 day before</source>
        <translation>1 día antes</translation>
    </message>
    <message>
        <source>{n} days before</source>
        <translation>{n} días antes</translation>
    </message>
    <message>
        <source>{n} h before</source>
        <translation>{n} h antes</translation>
    </message>
    <message>
        <source>{n} min before</source>
        <translation>{n} min antes</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min before</source>
        <translation>{hours} h {minutes} min antes</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>ahora mismo</translation>
    </message>
    <message>
        <source>{n} s ago</source>
        <translation>hace {n} s</translation>
    </message>
    <message>
        <source>{n} min ago</source>
        <translation>hace {n} min</translation>
    </message>
    <message>
        <source>to the customers</source>
        <translation>a los clientes</translation>
    </message>
    <message>
        <source>sandbox: all to {address}</source>
        <translation>prueba: todo a {address}</translation>
    </message>
    <message>
        <source>sandbox: folder {folder}</source>
        <translation>prueba: carpeta {folder}</translation>
    </message>
    <message>
        <source>sandbox: a folder</source>
        <translation>prueba: una carpeta</translation>
    </message>
    <message>
        <source>{host}, in a window</source>
        <translation>{host}, en una ventana</translation>
    </message>
    <message>
        <source>Waiting to be delivered: {n}, the oldest since {when}.</source>
        <translation>Esperan su entrega (el más antiguo, desde el {when}): {n}.</translation>
    </message>
    <message>
        <source>Nothing waits to be delivered.</source>
        <translation>Nada espera su entrega.</translation>
    </message>
    <message>
        <source>For later (quiet hours, or another attempt): {n}.</source>
        <translation>Para más tarde (horas de silencio, u otro intento): {n}.</translation>
    </message>
    <message>
        <source>Queued before delivery was set up, and not sent by itself: {n}. Look at them in Messages.</source>
        <translation>En cola desde antes de configurar la entrega, y no se envían solos: {n}. Véalos en Mensajes.</translation>
    </message>
    <message>
        <source>Nobody knows whether they arrived: {n}. Decide in Messages.</source>
        <translation>Nadie sabe si llegaron: {n}. Decida en Mensajes.</translation>
    </message>
    <message>
        <source>Did not arrive in the last 24 hours: {n}.</source>
        <translation>No llegaron en las últimas 24 horas: {n}.</translation>
    </message>
</context>
<context>
    <name>DispatchTab</name>
    <message>
        <source>&amp;Message to the customer</source>
        <translation>Mensa&amp;je al cliente</translation>
    </message>
    <message>
        <source>Sto&amp;p</source>
        <translation>&amp;Parada</translation>
    </message>
    <message>
        <source>Message or stop</source>
        <translation>Mensaje o parada</translation>
    </message>
    <message>
        <source>{customer} waits no longer</source>
        <translation>{customer} ya no espera</translation>
    </message>
    <message>
        <source>Nothing is chosen. Choose the next hold in the list.</source>
        <translation>No hay nada elegido. Elija el siguiente apartado en la lista.</translation>
    </message>
    <message>
        <source>There is no proposal to answer</source>
        <translation>No hay propuesta que responder</translation>
    </message>
    <message>
        <source>Nothing else was proposed to {customer}.</source>
        <translation>No se propuso nada más a {customer}.</translation>
    </message>
    <message>
        <source>The customer has not answered yet</source>
        <translation>El cliente aún no ha respondido</translation>
    </message>
    <message>
        <source>Record the answer first: Accept, or Decline.</source>
        <translation>Registre primero la respuesta: Aceptar o Rechazar.</translation>
    </message>
    <message>
        <source>Something is proposed already</source>
        <translation>Ya hay una propuesta</translation>
    </message>
    <message>
        <source>Record the customer&apos;s answer first: Accept, or Decline.</source>
        <translation>Registre primero la respuesta del cliente: Aceptar o Rechazar.</translation>
    </message>
    <message>
        <source>Proposed to {customer}: {day}, {window}</source>
        <translation>Propuesto a {customer}: {day}, {window}</translation>
    </message>
    <message>
        <source>The old window stays held until the answer.</source>
        <translation>La franja anterior sigue apartada hasta la respuesta.</translation>
    </message>
</context>
<context>
    <name>DraftsView</name>
    <message>
        <source>Show the {way}</source>
        <translation>Mostrar: {way}</translation>
    </message>
    <message>
        <source>Your branch&apos;s own text has a fault, so the shipped one is sent. {why}</source>
        <translation>El texto propio de su sucursal tiene un error, así que se envía el original. {why}</translation>
    </message>
</context>
<context>
    <name>DropVeil</name>
    <message>
        <source>Drop it to read {file}</source>
        <translation>Suéltelo para leer {file}</translation>
    </message>
    <message>
        <source>One file at a time</source>
        <translation>Un archivo a la vez</translation>
    </message>
</context>
<context>
    <name>EventWords</name>
    <message>
        <source>branch</source>
        <translation>sucursal</translation>
    </message>
    <message>
        <source>staff</source>
        <translation>personal</translation>
    </message>
    <message>
        <source>zone</source>
        <translation>zona</translation>
    </message>
    <message>
        <source>zone link</source>
        <translation>enlace de zonas</translation>
    </message>
    <message>
        <source>site</source>
        <translation>domicilio</translation>
    </message>
    <message>
        <source>job type</source>
        <translation>tipo de trabajo</translation>
    </message>
    <message>
        <source>arrival window</source>
        <translation>franja de llegada</translation>
    </message>
    <message>
        <source>route</source>
        <translation>ruta</translation>
    </message>
    <message>
        <source>booking</source>
        <translation>reserva</translation>
    </message>
    <message>
        <source>stop</source>
        <translation>parada</translation>
    </message>
    <message>
        <source>block</source>
        <translation>bloqueo</translation>
    </message>
    <message>
        <source>message template</source>
        <translation>plantilla de mensaje</translation>
    </message>
    <message>
        <source>message</source>
        <translation>mensaje</translation>
    </message>
    <message>
        <source>export profile</source>
        <translation>perfil de exportación</translation>
    </message>
    <message>
        <source>recurring block</source>
        <translation>bloqueo recurrente</translation>
    </message>
    <message>
        <source>mapping of a file</source>
        <translation>asignación de un archivo</translation>
    </message>
    <message>
        <source>delivery settings</source>
        <translation>configuración de la entrega</translation>
    </message>
    <message>
        <source>contact of a site</source>
        <translation>contacto de un domicilio</translation>
    </message>
    <message>
        <source>hold</source>
        <translation>apartar</translation>
    </message>
    <message>
        <source>confirm</source>
        <translation>confirmar</translation>
    </message>
    <message>
        <source>release</source>
        <translation>liberar</translation>
    </message>
    <message>
        <source>propose</source>
        <translation>proponer</translation>
    </message>
    <message>
        <source>accept</source>
        <translation>aceptar</translation>
    </message>
    <message>
        <source>decline</source>
        <translation>rechazar</translation>
    </message>
    <message>
        <source>reschedule</source>
        <translation>reprogramar</translation>
    </message>
    <message>
        <source>cancel</source>
        <translation>cancelar</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>completar</translation>
    </message>
    <message>
        <source>no-show</source>
        <translation>cliente ausente</translation>
    </message>
    <message>
        <source>move a stop</source>
        <translation>mover una parada</translation>
    </message>
    <message>
        <source>pin a stop</source>
        <translation>fijar una parada</translation>
    </message>
    <message>
        <source>save a site</source>
        <translation>guardar un domicilio</translation>
    </message>
    <message>
        <source>save sites</source>
        <translation>guardar domicilios</translation>
    </message>
    <message>
        <source>save job types</source>
        <translation>guardar tipos de trabajo</translation>
    </message>
    <message>
        <source>save arrival windows</source>
        <translation>guardar franjas de llegada</translation>
    </message>
    <message>
        <source>save zones</source>
        <translation>guardar zonas</translation>
    </message>
    <message>
        <source>save routes</source>
        <translation>guardar rutas</translation>
    </message>
    <message>
        <source>link zones</source>
        <translation>enlazar zonas</translation>
    </message>
    <message>
        <source>add a block</source>
        <translation>agregar un bloqueo</translation>
    </message>
    <message>
        <source>remove a block</source>
        <translation>quitar un bloqueo</translation>
    </message>
    <message>
        <source>set rules</source>
        <translation>fijar reglas</translation>
    </message>
    <message>
        <source>add a branch</source>
        <translation>agregar una sucursal</translation>
    </message>
    <message>
        <source>add staff</source>
        <translation>agregar personal</translation>
    </message>
    <message>
        <source>change staff</source>
        <translation>cambiar personal</translation>
    </message>
    <message>
        <source>deactivate staff</source>
        <translation>desactivar personal</translation>
    </message>
    <message>
        <source>reactivate staff</source>
        <translation>reactivar personal</translation>
    </message>
    <message>
        <source>reset a password</source>
        <translation>restablecer una contraseña</translation>
    </message>
    <message>
        <source>change one&apos;s password</source>
        <translation>cambiar la propia contraseña</translation>
    </message>
    <message>
        <source>activate or deactivate a site</source>
        <translation>activar o desactivar un domicilio</translation>
    </message>
    <message>
        <source>save a zone</source>
        <translation>guardar una zona</translation>
    </message>
    <message>
        <source>save an arrival window</source>
        <translation>guardar una franja de llegada</translation>
    </message>
    <message>
        <source>save a job type</source>
        <translation>guardar un tipo de trabajo</translation>
    </message>
    <message>
        <source>save blocks</source>
        <translation>guardar bloqueos</translation>
    </message>
    <message>
        <source>write recurring blocks further</source>
        <translation>extender bloqueos recurrentes</translation>
    </message>
    <message>
        <source>remove a recurring block</source>
        <translation>quitar un bloqueo recurrente</translation>
    </message>
    <message>
        <source>import</source>
        <translation>importar</translation>
    </message>
    <message>
        <source>undo an import</source>
        <translation>deshacer una importación</translation>
    </message>
    <message>
        <source>remember how a file is read</source>
        <translation>recordar cómo se lee un archivo</translation>
    </message>
    <message>
        <source>save a message template</source>
        <translation>guardar una plantilla de mensaje</translation>
    </message>
    <message>
        <source>go back to a shipped template</source>
        <translation>volver a una plantilla original</translation>
    </message>
    <message>
        <source>save an export profile</source>
        <translation>guardar un perfil de exportación</translation>
    </message>
    <message>
        <source>remove an export profile</source>
        <translation>quitar un perfil de exportación</translation>
    </message>
    <message>
        <source>deliver messages</source>
        <translation>entregar mensajes</translation>
    </message>
    <message>
        <source>record expired holds</source>
        <translation>registrar apartados vencidos</translation>
    </message>
    <message>
        <source>answer to a text message</source>
        <translation>respuesta a un mensaje de texto</translation>
    </message>
    <message>
        <source>queue a reminder or notice</source>
        <translation>poner en cola un recordatorio o aviso</translation>
    </message>
    <message>
        <source>send a message again</source>
        <translation>enviar de nuevo un mensaje</translation>
    </message>
    <message>
        <source>settle an uncertain message</source>
        <translation>aclarar un mensaje incierto</translation>
    </message>
    <message>
        <source>technician on the way</source>
        <translation>técnico en camino</translation>
    </message>
    <message>
        <source>save a contact</source>
        <translation>guardar un contacto</translation>
    </message>
    <message>
        <source>save delivery settings</source>
        <translation>guardar la configuración de la entrega</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>confirmada</translation>
    </message>
    <message>
        <source>marked completed</source>
        <translation>marcada como completada</translation>
    </message>
    <message>
        <source>marked a no-show</source>
        <translation>marcada como cliente ausente</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>cancelada</translation>
    </message>
    <message>
        <source>replaced by a rescheduled booking</source>
        <translation>reemplazada por una reserva reprogramada</translation>
    </message>
    <message>
        <source>released</source>
        <translation>liberada</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>vencida</translation>
    </message>
    <message>
        <source>the confirmation</source>
        <translation>la confirmación</translation>
    </message>
    <message>
        <source>the new confirmation</source>
        <translation>la nueva confirmación</translation>
    </message>
    <message>
        <source>the proposal</source>
        <translation>la propuesta</translation>
    </message>
    <message>
        <source>the cancellation</source>
        <translation>la cancelación</translation>
    </message>
    <message>
        <source>the reminder</source>
        <translation>el recordatorio</translation>
    </message>
    <message>
        <source>the message that the technician is on the way</source>
        <translation>el mensaje de que el técnico va en camino</translation>
    </message>
    <message>
        <source>the message of the no-show</source>
        <translation>el mensaje de cliente ausente</translation>
    </message>
    <message>
        <source>the notice</source>
        <translation>el aviso</translation>
    </message>
    <message>
        <source>drafted {message} for {recipient}</source>
        <translation>redactó {message} para {recipient}</translation>
    </message>
    <message>
        <source>queued {message} for {recipient}</source>
        <translation>puso en cola {message} para {recipient}</translation>
    </message>
    <message>
        <source>sent {message} to {recipient}</source>
        <translation>envió {message} a {recipient}</translation>
    </message>
    <message>
        <source>{message} was delivered to {recipient}</source>
        <translation>se entregó {message} a {recipient}</translation>
    </message>
    <message>
        <source>{message} bounced at {recipient}</source>
        <translation>se devolvió {message} desde {recipient}</translation>
    </message>
    <message>
        <source>{recipient} complained of {message} as unwanted</source>
        <translation>{recipient} marcó como no deseado: {message}</translation>
    </message>
    <message>
        <source>{message} did not get to {recipient}</source>
        <translation>no llegó {message} a {recipient}</translation>
    </message>
    <message>
        <source>whether {message} got to {recipient} is uncertain</source>
        <translation>no se sabe si {message} llegó a {recipient}</translation>
    </message>
    <message>
        <source>(no act)</source>
        <translation>(sin acción)</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>kept the old window, {promise}, until the customer&apos;s answer</source>
        <translation>conservó la franja anterior, {promise}, hasta la respuesta del cliente</translation>
    </message>
    <message>
        <source>gave the kept window, {promise}, back</source>
        <translation>devolvió la franja conservada, {promise}</translation>
    </message>
    <message>
        <source>held {promise}, to replace {reference}</source>
        <translation>apartó el {promise}, para reemplazar {reference}</translation>
    </message>
    <message>
        <source>held {promise}</source>
        <translation>apartó el {promise}</translation>
    </message>
    <message>
        <source>proposed {promise} instead of {old}</source>
        <translation>propuso el {promise} en lugar del {old}</translation>
    </message>
    <message>
        <source>the customer accepted {promise}</source>
        <translation>el cliente aceptó el {promise}</translation>
    </message>
    <message>
        <source>the customer declined {old}; held again for {promise}</source>
        <translation>el cliente rechazó el {old}; apartada de nuevo para el {promise}</translation>
    </message>
    <message>
        <source>the customer declined {old}; released</source>
        <translation>el cliente rechazó el {old}; liberada</translation>
    </message>
    <message>
        <source>planned for {time} on {route}</source>
        <translation>planeada para las {time} en {route}</translation>
    </message>
    <message>
        <source>taken off {route}, {time}</source>
        <translation>quitada de {route}, {time}</translation>
    </message>
    <message>
        <source>handed on at {time} on {route}</source>
        <translation>traspasada a las {time} en {route}</translation>
    </message>
    <message>
        <source>moved from {old} on {old_route} to {new} on {route}</source>
        <translation>movida de las {old} en {old_route} a las {new} en {route}</translation>
    </message>
    <message>
        <source>moved from {old} to {new} on {route}</source>
        <translation>movida de las {old} a las {new} en {route}</translation>
    </message>
    <message>
        <source>pinned at {time} on {route}</source>
        <translation>fijada a las {time} en {route}</translation>
    </message>
    <message>
        <source>unpinned on {route}</source>
        <translation>soltada en {route}</translation>
    </message>
    <message>
        <source>drive {new} min instead of {old}, on {route}</source>
        <translation>trayecto de {new} min en lugar de {old}, en {route}</translation>
    </message>
    <message>
        <source>nobody: no e-mail address</source>
        <translation>nadie: sin correo electrónico</translation>
    </message>
    <message>
        <source>withdrew the message</source>
        <translation>retiró el mensaje</translation>
    </message>
    <message>
        <source>drafted {message} anew for {recipient}</source>
        <translation>redactó de nuevo {message} para {recipient}</translation>
    </message>
    <message>
        <source>deactivated {login}</source>
        <translation>desactivó a {login}</translation>
    </message>
    <message>
        <source>reactivated {login}</source>
        <translation>reactivó a {login}</translation>
    </message>
    <message>
        <source>changed the role of {login}: {new} instead of {old}</source>
        <translation>cambió el rol de {login}: {new} en lugar de {old}</translation>
    </message>
    <message>
        <source>gave {login} a one-time password</source>
        <translation>dio a {login} una contraseña de un solo uso</translation>
    </message>
    <message>
        <source>changed the password of {login}</source>
        <translation>cambió la contraseña de {login}</translation>
    </message>
    <message>
        <source>added {what}</source>
        <translation>agregó {what}</translation>
    </message>
    <message>
        <source>removed {what}</source>
        <translation>eliminó {what}</translation>
    </message>
    <message>
        <source>changed {what}: {columns}</source>
        <translation>cambió {what}: {columns}</translation>
    </message>
    <message>
        <source>a route that is gone</source>
        <translation>una ruta que ya no existe</translation>
    </message>
    <message>
        <source>route {n}</source>
        <translation>ruta {n}</translation>
    </message>
</context>
<context>
    <name>ExportNow</name>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>As</source>
        <translation>Como</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Desde</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Primer día</translation>
    </message>
    <message>
        <source>Un&amp;til</source>
        <translation>&amp;Hasta</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Último día</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>&amp;Exportar…</translation>
    </message>
    <message>
        <source>Export to a file</source>
        <translation>Exportar a un archivo</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>De&amp;tener</translation>
    </message>
    <message>
        <source>Stop the export</source>
        <translation>Detener la exportación</translation>
    </message>
    <message>
        <source>How far the export is</source>
        <translation>Avance de la exportación</translation>
    </message>
    <message>
        <source>Export {what}</source>
        <translation>Exportar: {what}</translation>
    </message>
    <message>
        <source>{what} are exported</source>
        <translation>Exportación terminada: {what}</translation>
    </message>
    <message>
        <source>{n} rows in {path}</source>
        <translation>{n} filas en {path}</translation>
    </message>
    <message>
        <source>Nothing was written; a file that was there stays.</source>
        <translation>No se escribió nada; si ya había un archivo, sigue ahí.</translation>
    </message>
    <message>
        <source>Everything, plain</source>
        <translation>Todo, sin perfil</translation>
    </message>
    <message>
        <source>Columns, states and zones as the profile says</source>
        <translation>Columnas, estados y zonas como dice el perfil</translation>
    </message>
    <message>
        <source>{words}; its days, unless you tick others here</source>
        <translation>{words}; sus días, salvo que usted marque otros aquí</translation>
    </message>
    <message>
        <source>Every column, as the import reads it again</source>
        <translation>Todas las columnas, tal como las lee la importación</translation>
    </message>
    <message>
        <source>Every column of the confirmed bookings</source>
        <translation>Todas las columnas de las reservas confirmadas</translation>
    </message>
    <message>
        <source>Every column</source>
        <translation>Todas las columnas</translation>
    </message>
    <message>
        <source>Looking for what there is…</source>
        <translation>Buscando lo que hay…</translation>
    </message>
    <message>
        <source>{n} of {all} rows</source>
        <translation>{n} de {all} filas</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>&amp;Qué</translation>
    </message>
    <message>
        <source>&amp;As</source>
        <translation>&amp;Como</translation>
    </message>
</context>
<context>
    <name>ExportWords</name>
    <message>
        <source>Bookings</source>
        <translation>Reservas</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>Domicilios</translation>
    </message>
    <message>
        <source>Job types</source>
        <translation>Tipos de trabajo</translation>
    </message>
    <message>
        <source>Arrival windows</source>
        <translation>Franjas de llegada</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Capacidad</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>Registro de auditoría</translation>
    </message>
    <message>
        <source>CSV (text)</source>
        <translation>CSV (texto)</translation>
    </message>
    <message>
        <source>Excel</source>
        <translation>Excel</translation>
    </message>
    <message>
        <source>Calendars (.ics)</source>
        <translation>Calendarios (.ics)</translation>
    </message>
    <message>
        <source>comma ,</source>
        <translation>coma ,</translation>
    </message>
    <message>
        <source>semicolon ;</source>
        <translation>punto y coma ;</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>tabulador</translation>
    </message>
    <message>
        <source>bar |</source>
        <translation>barra |</translation>
    </message>
    <message>
        <source>caret ^</source>
        <translation>circunflejo ^</translation>
    </message>
    <message>
        <source>UTF-8, marked (for Excel)</source>
        <translation>UTF-8, con marca (para Excel)</translation>
    </message>
    <message>
        <source>UTF-8</source>
        <translation>UTF-8</translation>
    </message>
    <message>
        <source>UTF-16</source>
        <translation>UTF-16</translation>
    </message>
    <message>
        <source>Windows-1252</source>
        <translation>Windows-1252</translation>
    </message>
    <message>
        <source>a line for each technician and day</source>
        <translation>una línea por técnico y día</translation>
    </message>
    <message>
        <source>zones by days</source>
        <translation>zonas por días</translation>
    </message>
    <message>
        <source>technicians a window</source>
        <translation>técnicos por franja</translation>
    </message>
    <message>
        <source>daily at {time}</source>
        <translation>a diario a las {time}</translation>
    </message>
    <message>
        <source>every {n} min</source>
        <translation>cada {n} min</translation>
    </message>
</context>
<context>
    <name>ExportsPage</name>
    <message>
        <source>Exports</source>
        <translation>Exportaciones</translation>
    </message>
    <message>
        <source>A file now</source>
        <translation>Un archivo ahora</translation>
    </message>
    <message>
        <source>Profiles</source>
        <translation>Perfiles</translation>
    </message>
    <message>
        <source>Empty sheets</source>
        <translation>Hojas vacías</translation>
    </message>
</context>
<context>
    <name>FilePane</name>
    <message>
        <source>Choose a &amp;file…</source>
        <translation>&amp;Elegir un archivo…</translation>
    </message>
    <message>
        <source>Choose a file to import</source>
        <translation>Elegir un archivo para importar</translation>
    </message>
    <message>
        <source>or paste the file&apos;s path, and press Enter</source>
        <translation>o pegue la ruta del archivo y presione Enter</translation>
    </message>
    <message>
        <source>Path of the file to import</source>
        <translation>Ruta del archivo para importar</translation>
    </message>
    <message>
        <source>Which files can be read?</source>
        <translation>¿Qué archivos se pueden leer?</translation>
    </message>
    <message>
        <source>Drop a file with {kind} here</source>
        <translation>Suelte aquí un archivo con {kind}</translation>
    </message>
    <message>
        <source>Drop a file here</source>
        <translation>Suelte aquí un archivo</translation>
    </message>
    <message>
        <source>Excel or CSV, up to {mb} MB and {rows} rows a sheet.</source>
        <translation>Excel o CSV, de hasta {mb} MB y {rows} filas por hoja.</translation>
    </message>
    <message>
        <source>Sites, job types and arrival windows: a list, one a row, with a heading above each column.
Capacity: zones down and dates across, or the other way round; a list with zone, date and technicians, with or without windows; a roster of technicians with their times; minutes or jobs a day.
Headings may be called as you call them, in any order: what is not recognised can be chosen in the next step. Several sheets or months in one workbook are read together.</source>
        <translation>Domicilios, tipos de trabajo y franjas de llegada: una lista, uno por fila, con un encabezado sobre cada columna.
Capacidad: zonas en filas y fechas en columnas, o al revés; una lista con zona, fecha y técnicos, con franjas o sin ellas; una lista de turnos de técnicos con sus horas; minutos o trabajos por día.
Los encabezados pueden llamarse como usted los llame, en cualquier orden: lo que no se reconozca se puede elegir en el paso siguiente. Varias hojas o meses de un mismo libro se leen juntos.</translation>
    </message>
    <message>
        <source>Save an empty sheet to fill in:</source>
        <translation>Guardar una hoja vacía para completar:</translation>
    </message>
    <message>
        <source>Save an empty sheet: {what}</source>
        <translation>Guardar una hoja vacía: {what}</translation>
    </message>
</context>
<context>
    <name>FirstSteps</name>
    <message>
        <source>Zones</source>
        <translation>Zonas</translation>
    </message>
    <message>
        <source>Zones are the areas that your technicians drive in.</source>
        <translation>Las zonas son las áreas que recorren sus técnicos.</translation>
    </message>
    <message>
        <source>Arrival windows</source>
        <translation>Franjas de llegada</translation>
    </message>
    <message>
        <source>Arrival windows are what customers are promised, such as 8 to 10.</source>
        <translation>Las franjas de llegada son lo que se promete a los clientes, como de 8 a 10.</translation>
    </message>
    <message>
        <source>Job types</source>
        <translation>Tipos de trabajo</translation>
    </message>
    <message>
        <source>Job types say what is done, how long it takes and by how many.</source>
        <translation>Los tipos de trabajo dicen qué se hace, cuánto tarda y cuántos lo hacen.</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>Domicilios</translation>
    </message>
    <message>
        <source>Sites are your customers&apos; addresses. Import your list.</source>
        <translation>Los domicilios son las direcciones de sus clientes. Importe su lista.</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Capacidad</translation>
    </message>
    <message>
        <source>Capacity is the routes of the days ahead: import a sheet or fill the calendar.</source>
        <translation>La capacidad son las rutas de los próximos días: importe una hoja o llene el calendario.</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Add those who answer calls, and a dispatcher who confirms.</source>
        <translation>Agregue a quienes contestan llamadas y a un despachador que confirme.</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Entrega</translation>
    </message>
    <message>
        <source>Say who sends your messages. Until then confirmations wait.</source>
        <translation>Indique quién envía sus mensajes. Hasta entonces las confirmaciones esperan.</translation>
    </message>
</context>
<context>
    <name>FirstStepsPanel</name>
    <message>
        <source>First steps</source>
        <translation>Primeros pasos</translation>
    </message>
    <message>
        <source>First steps: {done} of {all} done. Next: {step}</source>
        <translation>Primeros pasos: {done} de {all} hechos. Sigue: {step}</translation>
    </message>
    <message>
        <source>{step}: done</source>
        <translation>{step}: hecho</translation>
    </message>
    <message>
        <source>{step}: missing</source>
        <translation>{step}: falta</translation>
    </message>
</context>
<context>
    <name>HealthWords</name>
    <message>
        <source>1 day</source>
        <translation>1 día</translation>
    </message>
    <message>
        <source>{n} days</source>
        <translation>{n} días</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 hora</translation>
    </message>
    <message>
        <source>{n} hours</source>
        <translation>{n} horas</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 minuto</translation>
    </message>
    <message>
        <source>{n} minutes</source>
        <translation>{n} minutos</translation>
    </message>
    <message>
        <source>1 message waits</source>
        <translation>1 mensaje espera</translation>
    </message>
    <message>
        <source>{n} messages wait</source>
        <translation>{n} mensajes esperan</translation>
    </message>
    <message>
        <source>Sandbox: everything goes to {address}</source>
        <translation>Modo de prueba: todo va a {address}</translation>
    </message>
    <message>
        <source>Sandbox: everything goes to the folder {folder}</source>
        <translation>Modo de prueba: todo va a la carpeta {folder}</translation>
    </message>
    <message>
        <source>Sandbox: everything goes to a folder</source>
        <translation>Modo de prueba: todo va a una carpeta</translation>
    </message>
    <message>
        <source>Delivery is not set up</source>
        <translation>La entrega no está configurada</translation>
    </message>
    <message>
        <source>nothing is delivered before you set it up in Setup, Delivery</source>
        <translation>nada se entrega hasta que la configure en Configuración, Entrega</translation>
    </message>
    <message>
        <source>nothing is delivered before an admin sets it up in Setup, Delivery</source>
        <translation>nada se entrega hasta que un administrador la configure en Configuración, Entrega</translation>
    </message>
    <message>
        <source>Nobody delivers messages</source>
        <translation>Nadie entrega los mensajes</translation>
    </message>
    <message>
        <source>Nobody has delivered for {span}</source>
        <translation>Nadie ha entregado desde hace {span}</translation>
    </message>
    <message>
        <source>Have the worker started: booker worker.</source>
        <translation>Pida que se inicie el servicio de entrega: booker worker.</translation>
    </message>
    <message>
        <source>{waiting}: trouble with delivery</source>
        <translation>{waiting}: problemas con la entrega</translation>
    </message>
    <message>
        <source>{waiting}. The last attempt: {error}</source>
        <translation>{waiting}. El último intento: {error}</translation>
    </message>
    <message>
        <source>{waiting}, the oldest for {span}.</source>
        <translation>{waiting}, el más antiguo desde hace {span}.</translation>
    </message>
    <message>
        <source>1 message is uncertain</source>
        <translation>1 mensaje es incierto</translation>
    </message>
    <message>
        <source>{n} messages are uncertain</source>
        <translation>{n} mensajes son inciertos</translation>
    </message>
    <message>
        <source>Choose it, and say whether it arrived or is to be sent again.</source>
        <translation>Elíjalo e indique si llegó o si se envía de nuevo.</translation>
    </message>
    <message>
        <source>1 message did not arrive</source>
        <translation>1 mensaje no llegó</translation>
    </message>
    <message>
        <source>{n} messages did not arrive</source>
        <translation>{n} mensajes no llegaron</translation>
    </message>
    <message>
        <source>Correct the address and send it again, or call.</source>
        <translation>Corrija la dirección y envíelo de nuevo, o llame.</translation>
    </message>
    <message>
        <source>1 message is from before delivery was set up</source>
        <translation>1 mensaje es de antes de configurar la entrega</translation>
    </message>
    <message>
        <source>{n} messages are from before delivery was set up</source>
        <translation>{n} mensajes son de antes de configurar la entrega</translation>
    </message>
    <message>
        <source>They are not sent by themselves; send those again that are still wanted.</source>
        <translation>No se envían solos; envíe de nuevo los que aún hagan falta.</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>Modo de prueba</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Dónde</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>Keys and what they do</source>
        <translation>Las teclas y lo que hacen</translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>History of the booking</source>
        <translation>Historial de la reserva</translation>
    </message>
    <message>
        <source>{when}, {login}: {sentence}</source>
        <translation>{when}, {login}: {sentence}</translation>
    </message>
    <message>
        <source>{column}: {before} → {after}</source>
        <translation>{column}: {before} → {after}</translation>
    </message>
</context>
<context>
    <name>HoldActs</name>
    <message>
        <source>Confirmed: {customer}, {day}, {window}</source>
        <translation>Confirmada: {customer}, {day}, {window}</translation>
    </message>
    <message>
        <source>Released: {customer}, {day}, {window}</source>
        <translation>Liberada: {customer}, {day}, {window}</translation>
    </message>
    <message>
        <source>Agreed: {customer}, {day}, {window}</source>
        <translation>Aceptada: {customer}, {day}, {window}</translation>
    </message>
    <message>
        <source>Declined: {customer}, {day}, {window}</source>
        <translation>Rechazada: {customer}, {day}, {window}</translation>
    </message>
    <message>
        <source>Declined, the old window is held again: {customer}, {day}, {window}</source>
        <translation>Rechazada; la franja anterior está apartada de nuevo: {customer}, {day}, {window}</translation>
    </message>
    <message>
        <source>The message to {recipient} is queued.</source>
        <translation>El mensaje para {recipient} está en cola.</translation>
    </message>
    <message>
        <source>The text message is queued.</source>
        <translation>El mensaje de texto está en cola.</translation>
    </message>
    <message>
        <source>The site has neither an e-mail address nor a number for text messages, so no message goes out: tell the customer.</source>
        <translation>El domicilio no tiene correo electrónico ni número para mensajes de texto, así que no sale ningún mensaje: avise al cliente.</translation>
    </message>
    <message>
        <source>It waits for a dispatcher to confirm it.</source>
        <translation>Espera que un despachador la confirme.</translation>
    </message>
    <message>
        <source>The window is free again.</source>
        <translation>La franja está libre de nuevo.</translation>
    </message>
</context>
<context>
    <name>HoldCards</name>
    <message>
        <source>Your &amp;holds</source>
        <translation>Sus &amp;apartados</translation>
    </message>
    <message>
        <source>Your holds</source>
        <translation>Sus apartados</translation>
    </message>
    <message>
        <source>No holds yet</source>
        <translation>Aún no hay apartados</translation>
    </message>
    <message>
        <source>Enter on an open window holds it for the customer.</source>
        <translation>Enter en una franja abierta la aparta para el cliente.</translation>
    </message>
    <message>
        <source>C&amp;lear finished</source>
        <translation>&amp;Quitar terminados</translation>
    </message>
    <message>
        <source>Clear finished holds from this list</source>
        <translation>Quitar de esta lista los apartados terminados</translation>
    </message>
    <message>
        <source>{n} running</source>
        <translation>{n} en curso</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>Propuesta</translation>
    </message>
    <message>
        <source>agreed</source>
        <translation>aceptada</translation>
    </message>
</context>
<context>
    <name>HoldDetail</name>
    <message>
        <source>Release</source>
        <translation>Liberar</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Keep old</source>
        <translation>Conservar anterior</translation>
    </message>
    <message>
        <source>Decline, and keep the window held before</source>
        <translation>Rechazar y conservar la franja apartada antes</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Rechazar</translation>
    </message>
    <message>
        <source>Open booking</source>
        <translation>Abrir reserva</translation>
    </message>
    <message>
        <source>Next call</source>
        <translation>Siguiente llamada</translation>
    </message>
    <message>
        <source>No hold chosen</source>
        <translation>Ningún apartado elegido</translation>
    </message>
    <message>
        <source>What was promised and what the customer will get is shown here.</source>
        <translation>Aquí se muestra lo prometido y lo que recibirá el cliente.</translation>
    </message>
    <message>
        <source>{day}, {window} · {reference}</source>
        <translation>{day}, {window} · {reference}</translation>
    </message>
    <message>
        <source>The customer agreed; a dispatcher confirms it now.</source>
        <translation>El cliente aceptó; ahora un despachador la confirma.</translation>
    </message>
    <message>
        <source>A dispatcher confirms it before the time is up.</source>
        <translation>Un despachador la confirma antes de que venza.</translation>
    </message>
    <message>
        <source>A dispatcher proposes this window: ask the customer.</source>
        <translation>Un despachador propone esta franja: pregunte al cliente.</translation>
    </message>
    <message>
        <source>A dispatcher proposes this window instead of {day}, {window}: ask the customer.</source>
        <translation>Un despachador propone esta franja en lugar de {day}, {window}: pregunte al cliente.</translation>
    </message>
    <message>
        <source>Nobody confirmed it in time. Hold a window again with the customer.</source>
        <translation>Nadie la confirmó a tiempo. Aparte otra vez una franja con el cliente.</translation>
    </message>
    <message>
        <source>By {login} at {time}.</source>
        <translation>A las {time}, por {login}.</translation>
    </message>
    <message>
        <source>Confirmed by {login} at {time}.</source>
        <translation>A las {time} la confirmó {login}.</translation>
    </message>
    <message>
        <source>{way}: {state}.</source>
        <translation>{way}: {state}.</translation>
    </message>
</context>
<context>
    <name>HoldPane</name>
    <message>
        <source>Add a &amp;line to the message</source>
        <translation>Agregar una l&amp;ínea al mensaje</translation>
    </message>
    <message>
        <source>&amp;Confirm</source>
        <translation>&amp;Confirmar</translation>
    </message>
    <message>
        <source>&amp;Propose…</source>
        <translation>Pr&amp;oponer…</translation>
    </message>
    <message>
        <source>Propose another window</source>
        <translation>Proponer otra franja</translation>
    </message>
    <message>
        <source>&amp;Release</source>
        <translation>&amp;Liberar</translation>
    </message>
    <message>
        <source>&amp;Accept</source>
        <translation>&amp;Aceptar</translation>
    </message>
    <message>
        <source>&amp;Decline</source>
        <translation>&amp;Rechazar</translation>
    </message>
    <message>
        <source>&amp;Keep old</source>
        <translation>Conser&amp;var anterior</translation>
    </message>
    <message>
        <source>Declined; the old window is held again</source>
        <translation>Rechazada; la franja anterior está apartada de nuevo</translation>
    </message>
    <message>
        <source>Decline and keep the old window</source>
        <translation>Rechazar y conservar la franja anterior</translation>
    </message>
    <message>
        <source>No hold chosen</source>
        <translation>Ningún apartado elegido</translation>
    </message>
    <message>
        <source>Choose one in the list: what was promised is shown here, and what can be done.</source>
        <translation>Elija uno en la lista: aquí se muestra lo prometido y lo que se puede hacer.</translation>
    </message>
    <message>
        <source>{job} on {day}, {span}</source>
        <translation>{job} el {day}, {span}</translation>
    </message>
    <message>
        <source>VIP</source>
        <translation>VIP</translation>
    </message>
    <message>
        <source>agreed by the customer</source>
        <translation>aceptada por el cliente</translation>
    </message>
    <message>
        <source>replaces {reference}</source>
        <translation>reemplaza a {reference}</translation>
    </message>
    <message>
        <source>its message is drafted anew when the customer accepts</source>
        <translation>su mensaje se redacta de nuevo cuando el cliente acepte</translation>
    </message>
    <message>
        <source>waits for the customer&apos;s answer</source>
        <translation>espera la respuesta del cliente</translation>
    </message>
    <message>
        <source>held by {login}</source>
        <translation>apartada por {login}</translation>
    </message>
</context>
<context>
    <name>HoldWords</name>
    <message>
        <source>The hold of {customer} has expired</source>
        <translation>El apartado de {customer} ha vencido</translation>
    </message>
    <message>
        <source>{reference}: nobody confirmed it by {time}. The window is free again.</source>
        <translation>{reference}: a las {time} nadie la había confirmado. La franja está libre de nuevo.</translation>
    </message>
    <message>
        <source>You have confirmed {customer}</source>
        <translation>Usted confirmó a {customer}</translation>
    </message>
    <message>
        <source>You have released the hold of {customer}</source>
        <translation>Usted liberó el apartado de {customer}</translation>
    </message>
    <message>
        <source>You have decided about {customer}</source>
        <translation>Usted ya decidió sobre {customer}</translation>
    </message>
    <message>
        <source>{reference} was decided at {time}.</source>
        <translation>A las {time} se decidió {reference}.</translation>
    </message>
    <message>
        <source>{login} has confirmed {customer}</source>
        <translation>{login} confirmó a {customer}</translation>
    </message>
    <message>
        <source>{login} has released the hold of {customer}</source>
        <translation>{login} liberó el apartado de {customer}</translation>
    </message>
    <message>
        <source>{login} has decided about {customer}</source>
        <translation>{login} ya decidió sobre {customer}</translation>
    </message>
    <message>
        <source>{reference} was decided at {time} at another desk.</source>
        <translation>{reference} se decidió a las {time} en otro puesto.</translation>
    </message>
</context>
<context>
    <name>HolidaysForm</name>
    <message>
        <source>Country</source>
        <translation>País</translation>
    </message>
    <message>
        <source>State or region</source>
        <translation>Estado o región</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Año</translation>
    </message>
    <message>
        <source>Holidays</source>
        <translation>Días feriados</translation>
    </message>
    <message>
        <source>&amp;Block the ticked days</source>
        <translation>&amp;Bloquear los días marcados</translation>
    </message>
    <message>
        <source>Block the ticked days</source>
        <translation>Bloquear los días marcados</translation>
    </message>
    <message>
        <source>Tick a&amp;ll</source>
        <translation>Marcar &amp;todos</translation>
    </message>
    <message>
        <source>Tick all holidays</source>
        <translation>Marcar todos los días feriados</translation>
    </message>
    <message>
        <source>Tick n&amp;one</source>
        <translation>Marcar &amp;ninguno</translation>
    </message>
    <message>
        <source>Tick no holiday</source>
        <translation>No marcar ningún día feriado</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Leave the holidays</source>
        <translation>Salir de los días feriados</translation>
    </message>
    <message>
        <source>Ticked days become blocked for the whole branch, all day, in one act.</source>
        <translation>Los días marcados quedan bloqueados para toda la sucursal, todo el día, en una sola acción.</translation>
    </message>
    <message>
        <source>&amp;Country</source>
        <translation>&amp;País</translation>
    </message>
    <message>
        <source>&amp;State or region</source>
        <translation>&amp;Estado o región</translation>
    </message>
    <message>
        <source>&amp;Year</source>
        <translation>&amp;Año</translation>
    </message>
    <message>
        <source>{first} and {second}</source>
        <translation>{first} y {second}</translation>
    </message>
    <message>
        <source>Of the whole country</source>
        <translation>De todo el país</translation>
    </message>
    <message>
        <source>{day} (blocked already)</source>
        <translation>{day} (ya bloqueado)</translation>
    </message>
    <message>
        <source>{day} (blocked already: {reason})</source>
        <translation>{day} (ya bloqueado: {reason})</translation>
    </message>
    <message>
        <source>{n} ticked</source>
        <translation>Marcados: {n}</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>Not recognised</source>
        <translation>No reconocido</translation>
    </message>
    <message>
        <source>{kind}, {n} sheets</source>
        <translation>{kind}, {n} hojas</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Revisando…</translation>
    </message>
    <message>
        <source>Not checked</source>
        <translation>Sin revisar</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Guardando…</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Say first what the sheet is, in step 2.</source>
        <translation>Indique primero qué es la hoja, en el paso 2.</translation>
    </message>
    <message>
        <source>Columns that are needed are missing: step 2.</source>
        <translation>Faltan columnas necesarias: paso 2.</translation>
    </message>
    <message>
        <source>Hidden rows: say in step 2 if they count.</source>
        <translation>Filas ocultas: indique en el paso 2 si cuentan.</translation>
    </message>
    <message>
        <source>It is not checked yet.</source>
        <translation>Aún no se ha revisado.</translation>
    </message>
    <message>
        <source>{problems}: correct the file, or take the good rows, in step 3.</source>
        <translation>{problems}: corrija el archivo o tome las filas buenas, en el paso 3.</translation>
    </message>
    <message>
        <source>Say that the routes of bookings are kept.</source>
        <translation>Indique que se conservan las rutas de las reservas.</translation>
    </message>
    <message>
        <source>There is nothing to change.</source>
        <translation>No hay nada que cambiar.</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Siguiente</translation>
    </message>
    <message>
        <source>&amp;Next: check</source>
        <translation>&amp;Siguiente: revisar</translation>
    </message>
    <message>
        <source>&amp;Next: changes</source>
        <translation>&amp;Siguiente: cambios</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Deteniendo…</translation>
    </message>
    <message>
        <source>Reading {file}…</source>
        <translation>Leyendo {file}…</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Qué es</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Revisión</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Cambios</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importación</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>Domicilios</translation>
    </message>
    <message>
        <source>Job types</source>
        <translation>Tipos de trabajo</translation>
    </message>
    <message>
        <source>Arrival windows</source>
        <translation>Franjas de llegada</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Capacidad</translation>
    </message>
    <message>
        <source>A list, one a row</source>
        <translation>Una lista, uno por fila</translation>
    </message>
    <message>
        <source>Zones down, dates across</source>
        <translation>Zonas en filas, fechas en columnas</translation>
    </message>
    <message>
        <source>Dates down, zones across</source>
        <translation>Fechas en filas, zonas en columnas</translation>
    </message>
    <message>
        <source>A roster of technicians</source>
        <translation>Una lista de turnos de técnicos</translation>
    </message>
    <message>
        <source>Technicians by window</source>
        <translation>Técnicos por franja</translation>
    </message>
    <message>
        <source>Technicians a day</source>
        <translation>Técnicos por día</translation>
    </message>
    <message>
        <source>Minutes a day</source>
        <translation>Minutos por día</translation>
    </message>
    <message>
        <source>Jobs a day</source>
        <translation>Trabajos por día</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Agregado</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Cambiado</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Eliminado</translation>
    </message>
    <message>
        <source>As the dates show</source>
        <translation>Como indiquen las fechas</translation>
    </message>
    <message>
        <source>March 4 (month first)</source>
        <translation>4 de marzo (el mes primero)</translation>
    </message>
    <message>
        <source>3 April (day first)</source>
        <translation>3 de abril (el día primero)</translation>
    </message>
    <message>
        <source>Not decided</source>
        <translation>Sin decidir</translation>
    </message>
    <message>
        <source>Take them</source>
        <translation>Tomarlas</translation>
    </message>
    <message>
        <source>Leave them out</source>
        <translation>Dejarlas fuera</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minutos</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Horas</translation>
    </message>
    <message>
        <source>No changes</source>
        <translation>Sin cambios</translation>
    </message>
    <message>
        <source>1 change</source>
        <translation>1 cambio</translation>
    </message>
    <message>
        <source>{n} changes</source>
        <translation>{n} cambios</translation>
    </message>
    <message>
        <source>{n} added</source>
        <translation>{n} agregados</translation>
    </message>
    <message>
        <source>{n} changed</source>
        <translation>{n} cambiados</translation>
    </message>
    <message>
        <source>{n} removed</source>
        <translation>{n} eliminados</translation>
    </message>
    <message>
        <source>nothing changed</source>
        <translation>nada cambió</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>Sin problemas</translation>
    </message>
    <message>
        <source>1 problem</source>
        <translation>1 problema</translation>
    </message>
    <message>
        <source>{n} problems</source>
        <translation>{n} problemas</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importar</translation>
    </message>
    <message>
        <source>&amp;Import 1 change</source>
        <translation>&amp;Importar 1 cambio</translation>
    </message>
    <message>
        <source>&amp;Import {n} changes</source>
        <translation>&amp;Importar {n} cambios</translation>
    </message>
    <message>
        <source>Make new &amp;zones</source>
        <translation>Crear &amp;zonas nuevas</translation>
    </message>
    <message>
        <source>Make the new &amp;zone {names}</source>
        <translation>Crear la &amp;zona nueva {names}</translation>
    </message>
    <message>
        <source>Make {n} new &amp;zones: {names}</source>
        <translation>Crear {n} &amp;zonas nuevas: {names}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>row {n}</source>
        <translation>fila {n}</translation>
    </message>
    <message>
        <source>Correct it, or tick above to make the zone.</source>
        <translation>Corríjalo, o marque arriba para crear la zona.</translation>
    </message>
</context>
<context>
    <name>ImportHistory</name>
    <message>
        <source>Last imports</source>
        <translation>Últimas importaciones</translation>
    </message>
    <message>
        <source>Nothing was imported yet</source>
        <translation>Aún no se ha importado nada</translation>
    </message>
    <message>
        <source>What is imported stands here, and can be undone as a whole.</source>
        <translation>Lo que se importa queda aquí y se puede deshacer por completo.</translation>
    </message>
    <message>
        <source>&amp;Undo this import…</source>
        <translation>&amp;Deshacer esta importación…</translation>
    </message>
    <message>
        <source>&amp;Yes, undo it</source>
        <translation>Sí, deshacer&amp;la</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>C&amp;onservarla</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Quién</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Cambios</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Deshecha</translation>
    </message>
    <message>
        <source>by {login}, {when}</source>
        <translation>por {login}, {when}</translation>
    </message>
    <message>
        <source>The import is undone</source>
        <translation>La importación se deshizo</translation>
    </message>
    <message>
        <source>{file}: {counts}</source>
        <translation>{file}: {counts}</translation>
    </message>
    <message>
        <source>Take back everything that {file} changed ({counts})?</source>
        <translation>¿Deshacer todo lo que cambió {file} ({counts})?</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>An import is being written</source>
        <translation>Se está guardando una importación</translation>
    </message>
    <message>
        <source>Wait until it is done, or cancel it.</source>
        <translation>Espere a que termine o cancélela.</translation>
    </message>
    <message>
        <source>The empty sheet is saved</source>
        <translation>La hoja vacía se guardó</translation>
    </message>
    <message>
        <source>Fill it in, and drop it here.</source>
        <translation>Complétela y suéltela aquí.</translation>
    </message>
    <message>
        <source>Save an empty sheet for {kind}</source>
        <translation>Guardar una hoja vacía para {kind}</translation>
    </message>
    <message>
        <source>How it was read last time is not known</source>
        <translation>No se sabe cómo se leyó la última vez</translation>
    </message>
    <message>
        <source>Of this file</source>
        <translation>Sobre este archivo</translation>
    </message>
    <message>
        <source>It could not be checked: see step 3.</source>
        <translation>No se pudo revisar: vea el paso 3.</translation>
    </message>
    <message>
        <source>The marked copy is saved</source>
        <translation>La copia marcada se guardó</translation>
    </message>
    <message>
        <source>Save a copy with the bad cells marked</source>
        <translation>Guardar una copia con las celdas erróneas marcadas</translation>
    </message>
    <message>
        <source>{name} marked.xlsx</source>
        <translation>{name} marcado.xlsx</translation>
    </message>
    <message>
        <source>One file at a time</source>
        <translation>Un archivo a la vez</translation>
    </message>
    <message>
        <source>Drop the files one after the other.</source>
        <translation>Suelte los archivos uno tras otro.</translation>
    </message>
</context>
<context>
    <name>JobPane</name>
    <message>
        <source>Job types</source>
        <translation>Tipos de trabajo</translation>
    </message>
    <message>
        <source>Find a job type</source>
        <translation>Buscar un tipo de trabajo</translation>
    </message>
    <message>
        <source>Name or code</source>
        <translation>Nombre o código</translation>
    </message>
    <message>
        <source>Notes for the &amp;technician</source>
        <translation>Nota&amp;s para el técnico</translation>
    </message>
    <message>
        <source>Ask the customer</source>
        <translation>Pregunte al cliente</translation>
    </message>
    <message>
        <source>&amp;Job</source>
        <translation>Tra&amp;bajo</translation>
    </message>
    <message>
        <source>No job types yet</source>
        <translation>Aún no hay tipos de trabajo</translation>
    </message>
    <message>
        <source>An admin adds or imports them under Setup, Job types.</source>
        <translation>Un administrador los agrega o importa en Configuración, Tipos de trabajo.</translation>
    </message>
    <message>
        <source>No job type matches “{words}”</source>
        <translation>Ningún tipo de trabajo coincide con “{words}”</translation>
    </message>
    <message>
        <source>Esc shows all of them.</source>
        <translation>Esc los muestra todos.</translation>
    </message>
</context>
<context>
    <name>JobTypeForm</name>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>&amp;Code</source>
        <translation>&amp;Código</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nombre</translation>
    </message>
    <message>
        <source>whole shift</source>
        <translation>todo el turno</translation>
    </message>
    <message>
        <source>&amp;Minutes on site</source>
        <translation>&amp;Minutos en el domicilio</translation>
    </message>
    <message>
        <source>Technicians at &amp;once</source>
        <translation>Técnic&amp;os a la vez</translation>
    </message>
    <message>
        <source>A&amp;ll-day: takes the whole shift of its routes</source>
        <translation>Todo e&amp;l día: ocupa todo el turno de sus rutas</translation>
    </message>
    <message>
        <source>&amp;Preparation before</source>
        <translation>&amp;Preparación antes</translation>
    </message>
    <message>
        <source>Clean-&amp;up after</source>
        <translation>Limpie&amp;za después</translation>
    </message>
    <message>
        <source>&amp;Questions before booking</source>
        <translation>Preg&amp;untas antes de reservar</translation>
    </message>
    <message>
        <source>The office asks them in this order; the technician reads the answers.</source>
        <translation>La oficina las hace en este orden; el técnico lee las respuestas.</translation>
    </message>
</context>
<context>
    <name>JobTypesPage</name>
    <message>
        <source>Job types</source>
        <translation>Tipos de trabajo</translation>
    </message>
    <message>
        <source>What is done at a customer&apos;s, how long it takes and by how many.</source>
        <translation>Qué se hace en el domicilio del cliente, cuánto tarda y cuántos lo hacen.</translation>
    </message>
    <message>
        <source>&amp;Add job type</source>
        <translation>&amp;Agregar tipo de trabajo</translation>
    </message>
    <message>
        <source>New job type</source>
        <translation>Tipo de trabajo nuevo</translation>
    </message>
    <message>
        <source>No job types yet</source>
        <translation>Aún no hay tipos de trabajo</translation>
    </message>
    <message>
        <source>Add the first one with Ctrl+N, or bring your list with Import…, below.</source>
        <translation>Agregue el primero con Ctrl+N, o traiga su lista con Importar…, abajo.</translation>
    </message>
    <message>
        <source>No job type chosen</source>
        <translation>Ningún tipo de trabajo elegido</translation>
    </message>
    <message>
        <source>Choose one in the list, or add one.</source>
        <translation>Elija uno en la lista o agregue uno.</translation>
    </message>
    <message>
        <source>Filter job types</source>
        <translation>Filtrar tipos de trabajo</translation>
    </message>
    <message>
        <source>Job types: {n}</source>
        <translation>Tipos de trabajo: {n}</translation>
    </message>
    <message>
        <source>{name} is saved</source>
        <translation>{name} quedó guardado</translation>
    </message>
    <message>
        <source>{name} is in use again</source>
        <translation>{name} está en uso de nuevo</translation>
    </message>
    <message>
        <source>{name} is no longer in use</source>
        <translation>{name} ya no está en uso</translation>
    </message>
    <message>
        <source>It cannot be booked any more. What is booked stays.</source>
        <translation>Ya no se puede reservar. Lo reservado se conserva.</translation>
    </message>
    <message>
        <source>all day</source>
        <translation>todo el día</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Código</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>On site</source>
        <translation>En el domicilio</translation>
    </message>
    <message>
        <source>Technicians</source>
        <translation>Técnicos</translation>
    </message>
    <message>
        <source>Buffers</source>
        <translation>Márgenes</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Preguntas</translation>
    </message>
</context>
<context>
    <name>ListFrame</name>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Importar…</translation>
    </message>
    <message>
        <source>Import {what} from a sheet</source>
        <translation>Importar de una hoja: {what}</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>&amp;Exportar…</translation>
    </message>
    <message>
        <source>Export {what} to a sheet</source>
        <translation>Exportar a una hoja: {what}</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Guardar</translation>
    </message>
    <message>
        <source>Save what was typed</source>
        <translation>Guardar lo escrito</translation>
    </message>
    <message>
        <source>Un&amp;do changes</source>
        <translation>&amp;Deshacer cambios</translation>
    </message>
    <message>
        <source>Undo what was typed (Esc)</source>
        <translation>Deshacer lo escrito (Esc)</translation>
    </message>
    <message>
        <source>{n} of {all}</source>
        <translation>{n} de {all}</translation>
    </message>
    <message>
        <source>Nothing has these words</source>
        <translation>Nada contiene estas palabras</translation>
    </message>
    <message>
        <source>Esc in the filter shows all again.</source>
        <translation>Esc en el filtro muestra todo de nuevo.</translation>
    </message>
    <message>
        <source>Inactive</source>
        <translation>Fuera de uso</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>aún sin guardar</translation>
    </message>
    <message>
        <source>Ac&amp;tivate</source>
        <translation>Ac&amp;tivar</translation>
    </message>
    <message>
        <source>Deac&amp;tivate</source>
        <translation>Desac&amp;tivar</translation>
    </message>
</context>
<context>
    <name>ListPage</name>
    <message>
        <source>{name} was changed at another desk</source>
        <translation>Otro puesto cambió {name}</translation>
    </message>
    <message>
        <source>{name} is no longer there</source>
        <translation>{name} ya no está ahí</translation>
    </message>
    <message>
        <source>What you typed stays here; Save writes it as a new one.</source>
        <translation>Lo que usted escribió sigue aquí; Guardar lo escribe como nuevo.</translation>
    </message>
    <message>
        <source>Another desk removed or renamed it.</source>
        <translation>Otro puesto lo quitó o le cambió el nombre.</translation>
    </message>
</context>
<context>
    <name>ListRows</name>
    <message>
        <source>Export {what}</source>
        <translation>Exportar: {what}</translation>
    </message>
    <message>
        <source>{what} are exported</source>
        <translation>Exportación terminada: {what}</translation>
    </message>
    <message>
        <source>{n} rows in {path}</source>
        <translation>{n} filas en {path}</translation>
    </message>
    <message>
        <source>Exporting to {file}…</source>
        <translation>Exportando a {file}…</translation>
    </message>
</context>
<context>
    <name>LossBox</name>
    <message>
        <source>&amp;Keep their routes until their bookings end</source>
        <translation>C&amp;onservar sus rutas hasta que terminen sus reservas</translation>
    </message>
    <message>
        <source>Keep their routes until their bookings end</source>
        <translation>Conservar sus rutas hasta que terminen sus reservas</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zona</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Bookings</source>
        <translation>Reservas</translation>
    </message>
    <message>
        <source>Bookings that would lose their cover</source>
        <translation>Reservas que se quedarían sin cobertura</translation>
    </message>
    <message>
        <source>1 booking would lose its cover</source>
        <translation>1 reserva se quedaría sin cobertura</translation>
    </message>
    <message>
        <source>{n} bookings would lose their cover</source>
        <translation>{n} reservas se quedarían sin cobertura</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>{branch} - Booker</source>
        <translation>{branch} - Booker</translation>
    </message>
    <message>
        <source>Tabs</source>
        <translation>Pestañas</translation>
    </message>
    <message>
        <source>{login}: branch, look, sign out</source>
        <translation>{login}: sucursal, apariencia, cerrar sesión</translation>
    </message>
    <message>
        <source>&amp;Branch</source>
        <translation>&amp;Sucursal</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Idioma</translation>
    </message>
    <message>
        <source>&amp;Look</source>
        <translation>&amp;Apariencia</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Change &amp;password…</source>
        <translation>Cambiar c&amp;ontraseña…</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Teclas</translation>
    </message>
    <message>
        <source>Sign &amp;out</source>
        <translation>&amp;Cerrar sesión</translation>
    </message>
    <message>
        <source>{tab}: changes are not saved yet</source>
        <translation>{tab}: hay cambios sin guardar</translation>
    </message>
    <message>
        <source>Who leaves now loses what was typed there.</source>
        <translation>Quien salga ahora pierde lo que escribió ahí.</translation>
    </message>
    <message>
        <source>Save or discard it there, or leave all the same: do again what you did just now.</source>
        <translation>Guárdelo o descártelo ahí, o salga de todos modos: repita lo que acaba de hacer.</translation>
    </message>
    <message>
        <source>Not known yet what became of what you did last ({n})</source>
        <translation>Aún no se sabe qué pasó con lo último que usted hizo ({n})</translation>
    </message>
    <message>
        <source>The line dropped before the answer came. Who leaves now is not told what became of them; a hold among them may be placed all the same.</source>
        <translation>La conexión se cortó antes de la respuesta. Quien salga ahora no sabrá qué pasó con esas acciones; si entre ellas hay un apartado, puede haberse hecho de todos modos.</translation>
    </message>
    <message>
        <source>Wait until the line is back, or leave all the same: close the window or sign out again, and look under Bookings later.</source>
        <translation>Espere a que haya conexión, o salga de todos modos: cierre la ventana o la sesión otra vez, y vea Reservas más tarde.</translation>
    </message>
</context>
<context>
    <name>MappingForm</name>
    <message>
        <source>What the sheet has</source>
        <translation>Qué contiene la hoja</translation>
    </message>
    <message>
        <source>Form of the sheet</source>
        <translation>Forma de la hoja</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ninguno</translation>
    </message>
    <message>
        <source>How dates are written</source>
        <translation>Cómo se escriben las fechas</translation>
    </message>
    <message>
        <source>Hidden rows and columns</source>
        <translation>Filas y columnas ocultas</translation>
    </message>
    <message>
        <source>Start of a technician&apos;s shift</source>
        <translation>Inicio del turno de un técnico</translation>
    </message>
    <message>
        <source>End of a technician&apos;s shift</source>
        <translation>Fin del turno de un técnico</translation>
    </message>
    <message>
        <source>Unit of the numbers</source>
        <translation>Unidad de los números</translation>
    </message>
    <message>
        <source>It &amp;has</source>
        <translation>Co&amp;ntiene</translation>
    </message>
    <message>
        <source>In the &amp;form</source>
        <translation>Con la &amp;forma</translation>
    </message>
    <message>
        <source>Headings in &amp;row</source>
        <translation>&amp;Encabezados en la fila</translation>
    </message>
    <message>
        <source>3/4 &amp;means</source>
        <translation>3/4 si&amp;gnifica</translation>
    </message>
    <message>
        <source>Hi&amp;dden rows</source>
        <translation>Filas oc&amp;ultas</translation>
    </message>
    <message>
        <source>&amp;Shift from, to</source>
        <translation>&amp;Turno de, a</translation>
    </message>
    <message>
        <source>&amp;Jobs a route</source>
        <translation>Tra&amp;bajos por ruta</translation>
    </message>
    <message>
        <source>N&amp;umbers are</source>
        <translation>Los núme&amp;ros son</translation>
    </message>
    <message>
        <source>M&amp;onth of the days</source>
        <translation>&amp;Mes de los días</translation>
    </message>
    <message>
        <source>It ends before it starts.</source>
        <translation>Termina antes de empezar.</translation>
    </message>
</context>
<context>
    <name>MappingPane</name>
    <message>
        <source>Sheets of the file; tick those to take</source>
        <translation>Hojas del archivo; marque las que quiera tomar</translation>
    </message>
    <message>
        <source>Recognise it &amp;anew</source>
        <translation>Reconocer de nuev&amp;o</translation>
    </message>
    <message>
        <source>Forget how it was read last time</source>
        <translation>Olvidar cómo se leyó la última vez</translation>
    </message>
    <message>
        <source>First rows of the sheet</source>
        <translation>Primeras filas de la hoja</translation>
    </message>
    <message>
        <source>and {n} more rows</source>
        <translation>y {n} filas más</translation>
    </message>
    <message>
        <source>not recognised</source>
        <translation>no reconocida</translation>
    </message>
    <message>
        <source>{kind}: {form}</source>
        <translation>{kind}: {form}</translation>
    </message>
    <message>
        <source>This sheet was not recognised. Say above what it is.</source>
        <translation>Esta hoja no se reconoció. Indique arriba qué es.</translation>
    </message>
    <message>
        <source>This sheet is not taken: tick it at the left to take it.</source>
        <translation>Esta hoja no se toma: márquela a la izquierda para tomarla.</translation>
    </message>
    <message>
        <source>Read as last time.</source>
        <translation>Se leyó como la última vez.</translation>
    </message>
    <message>
        <source>Still needed: {fields}. Choose above the column where it stands.</source>
        <translation>Aún falta: {fields}. Elija arriba la columna donde está.</translation>
    </message>
    <message>
        <source>as headed</source>
        <translation>según el encabezado</translation>
    </message>
</context>
<context>
    <name>MessageColumns</name>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>Booking</source>
        <translation>Reserva</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Por</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Para</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problema</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Asunto</translation>
    </message>
    <message>
        <source>no e-mail address</source>
        <translation>sin correo electrónico</translation>
    </message>
</context>
<context>
    <name>MessageDetails</name>
    <message>
        <source>Send &amp;again…</source>
        <translation>Enviar de &amp;nuevo…</translation>
    </message>
    <message>
        <source>Send this message again</source>
        <translation>Enviar de nuevo este mensaje</translation>
    </message>
    <message>
        <source>It a&amp;rrived</source>
        <translation>Sí &amp;llegó</translation>
    </message>
    <message>
        <source>The customer got this message</source>
        <translation>El cliente recibió este mensaje</translation>
    </message>
    <message>
        <source>Open the &amp;booking</source>
        <translation>Abrir la &amp;reserva</translation>
    </message>
    <message>
        <source>Open the booking of this message</source>
        <translation>Abrir la reserva de este mensaje</translation>
    </message>
    <message>
        <source>Open the &amp;site</source>
        <translation>Abrir el &amp;domicilio</translation>
    </message>
    <message>
        <source>Open the site of this message</source>
        <translation>Abrir el domicilio de este mensaje</translation>
    </message>
    <message>
        <source>Parts of the message</source>
        <translation>Partes del mensaje</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation>&amp;Mensaje</translation>
    </message>
    <message>
        <source>What &amp;happened</source>
        <translation>&amp;Qué pasó</translation>
    </message>
    <message>
        <source>The branch&apos;s own text has a fault, so the shipped one was used: {fault}</source>
        <translation>El texto propio de la sucursal tiene un error, así que se usó el original: {fault}</translation>
    </message>
    <message>
        <source>What happened to the message</source>
        <translation>Qué pasó con el mensaje</translation>
    </message>
    <message>
        <source>No message is chosen</source>
        <translation>Ningún mensaje elegido</translation>
    </message>
    <message>
        <source>Choose one in the table with the arrow keys.</source>
        <translation>Elija uno en la tabla con las flechas.</translation>
    </message>
    <message>
        <source>{kind} by {channel} to {customer}</source>
        <translation>{kind} por {channel} a {customer}</translation>
    </message>
    <message>
        <source>Notice to the branch</source>
        <translation>Aviso a la sucursal</translation>
    </message>
    <message>
        <source>{fate} · {reference}</source>
        <translation>{fate} · {reference}</translation>
    </message>
</context>
<context>
    <name>MessageView</name>
    <message>
        <source>Message as formatted text</source>
        <translation>Mensaje como texto con formato</translation>
    </message>
    <message>
        <source>Message as plain text</source>
        <translation>Mensaje como texto simple</translation>
    </message>
    <message>
        <source>Text message</source>
        <translation>Mensaje de texto</translation>
    </message>
    <message>
        <source>&amp;Formatted</source>
        <translation>Con &amp;formato</translation>
    </message>
    <message>
        <source>&amp;Plain text</source>
        <translation>Te&amp;xto simple</translation>
    </message>
    <message>
        <source>No message</source>
        <translation>Sin mensaje</translation>
    </message>
    <message>
        <source>What the customer will get is shown here.</source>
        <translation>Aquí se muestra lo que recibirá el cliente.</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Para</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Asunto</translation>
    </message>
    <message>
        <source>no e-mail address at this site</source>
        <translation>este domicilio no tiene correo electrónico</translation>
    </message>
    <message>
        <source>no number agreed at this site</source>
        <translation>este domicilio no aceptó ningún número</translation>
    </message>
    <message>
        <source>1 segment</source>
        <translation>1 segmento</translation>
    </message>
    <message>
        <source>{n} segments</source>
        <translation>{n} segmentos</translation>
    </message>
    <message>
        <source>{n} characters</source>
        <translation>{n} caracteres</translation>
    </message>
    <message>
        <source>{n} characters, longer for {letters}</source>
        <translation>{n} caracteres, más largo por {letters}</translation>
    </message>
</context>
<context>
    <name>MessageWords</name>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Sent or delivered</source>
        <translation>Enviado o entregado</translation>
    </message>
    <message>
        <source>In trouble</source>
        <translation>Con problemas</translation>
    </message>
    <message>
        <source>a draft since {time}</source>
        <translation>borrador desde {time}</translation>
    </message>
    <message>
        <source>waits since {time}</source>
        <translation>espera desde {time}</translation>
    </message>
    <message>
        <source>sent {time}</source>
        <translation>enviado ({time})</translation>
    </message>
    <message>
        <source>delivered {time}</source>
        <translation>entregado ({time})</translation>
    </message>
    <message>
        <source>bounced {time}</source>
        <translation>devuelto ({time})</translation>
    </message>
    <message>
        <source>marked as unwanted {time}</source>
        <translation>marcado como no deseado ({time})</translation>
    </message>
    <message>
        <source>failed {time}</source>
        <translation>fallido ({time})</translation>
    </message>
    <message>
        <source>uncertain since {time}</source>
        <translation>incierto (desde {time})</translation>
    </message>
    <message>
        <source>withdrawn {time}</source>
        <translation>retirado ({time})</translation>
    </message>
    <message>
        <source>Correct the address.</source>
        <translation>Corrija la dirección.</translation>
    </message>
    <message>
        <source>Call the customer instead.</source>
        <translation>Mejor llame al cliente.</translation>
    </message>
    <message>
        <source>Ask the customer whether it arrived.</source>
        <translation>Pregunte al cliente si le llegó.</translation>
    </message>
    <message>
        <source>the mail server</source>
        <translation>el servidor de correo</translation>
    </message>
    <message>
        <source>the sandbox&apos;s folder</source>
        <translation>la carpeta de prueba</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>aceptado</translation>
    </message>
    <message>
        <source>to be tried again</source>
        <translation>se intentará de nuevo</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>rechazado</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>sin respuesta</translation>
    </message>
    <message>
        <source>{kind} by text message: {fate}</source>
        <translation>{kind} por SMS: {fate}</translation>
    </message>
    <message>
        <source>{kind} by e-mail: {fate}</source>
        <translation>{kind} por correo: {fate}</translation>
    </message>
    <message>
        <source>Drafted</source>
        <translation>Redactado</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>En cola</translation>
    </message>
    <message>
        <source>Delivered to the customer</source>
        <translation>Entregado al cliente</translation>
    </message>
    <message>
        <source>Next attempt</source>
        <translation>Próximo intento</translation>
    </message>
    <message>
        <source>Attempt {n}: handed to {provider}</source>
        <translation>Intento {n}: pasado a {provider}</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>Taken by {provider}</source>
        <translation>Aceptado por {provider}</translation>
    </message>
    <message>
        <source>{words} as {id}</source>
        <translation>{words} como {id}</translation>
    </message>
    <message>
        <source>{words}, for the sandbox&apos;s address {place}</source>
        <translation>{words}, para la dirección de prueba {place}</translation>
    </message>
    <message>
        <source>Bounced: the address does not take it</source>
        <translation>Devuelto: la dirección no lo acepta</translation>
    </message>
    <message>
        <source>The customer marked it as unwanted</source>
        <translation>El cliente lo marcó como no deseado</translation>
    </message>
    <message>
        <source>Nobody knows whether it arrived</source>
        <translation>Nadie sabe si llegó</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallido</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Retirado</translation>
    </message>
</context>
<context>
    <name>MessagesTab</name>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>No message matches</source>
        <translation>Ningún mensaje coincide</translation>
    </message>
    <message>
        <source>Booking, customer, address or number</source>
        <translation>Reserva, cliente, correo o número</translation>
    </message>
    <message>
        <source>Booking, customer, e-mail address, number</source>
        <translation>Reserva, cliente, correo electrónico, número</translation>
    </message>
    <message>
        <source>Look in any state and by any way, or with fewer words.</source>
        <translation>Busque en cualquier estado y por cualquier medio, o con menos palabras.</translation>
    </message>
    <message>
        <source>No messages yet</source>
        <translation>Aún no hay mensajes</translation>
    </message>
    <message>
        <source>The first is drafted with the first hold, and queued when it is confirmed.</source>
        <translation>El primero se redacta con el primer apartado y pasa a la cola al confirmarse.</translation>
    </message>
    <message>
        <source>The newest {n} messages; there are more. Narrow by state or words.</source>
        <translation>Los {n} mensajes más recientes; hay más. Acote por estado o palabras.</translation>
    </message>
    <message>
        <source>1 message</source>
        <translation>1 mensaje</translation>
    </message>
    <message>
        <source>{n} messages</source>
        <translation>{n} mensajes</translation>
    </message>
    <message>
        <source>It is sent again, to {address}</source>
        <translation>Se envía de nuevo, a {address}</translation>
    </message>
    <message>
        <source>{reference}: the message counts as sent</source>
        <translation>{reference}: el mensaje cuenta como enviado</translation>
    </message>
    <message>
        <source>State of the messages</source>
        <translation>Estado de los mensajes</translation>
    </message>
    <message>
        <source>Any state</source>
        <translation>Cualquier estado</translation>
    </message>
    <message>
        <source>How the messages are sent</source>
        <translation>Cómo se envían los mensajes</translation>
    </message>
    <message>
        <source>Any way</source>
        <translation>Cualquier medio</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Copy this message</source>
        <translation>Copiar este mensaje</translation>
    </message>
    <message>
        <source>Close this message (Esc)</source>
        <translation>Cerrar este mensaje (Esc)</translation>
    </message>
    <message>
        <source>Choose {window} instead</source>
        <translation>Elegir {window} en su lugar</translation>
    </message>
</context>
<context>
    <name>OffsetChips</name>
    <message>
        <source>No reminders are sent.</source>
        <translation>No se envían recordatorios.</translation>
    </message>
    <message>
        <source>Add a reminder so long before</source>
        <translation>Agregar un recordatorio con esta anticipación</translation>
    </message>
    <message>
        <source>Minutes, hours or days</source>
        <translation>Minutos, horas o días</translation>
    </message>
    <message>
        <source>days before</source>
        <translation>días antes</translation>
    </message>
    <message>
        <source>hours before</source>
        <translation>horas antes</translation>
    </message>
    <message>
        <source>minutes before</source>
        <translation>minutos antes</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Agregar</translation>
    </message>
    <message>
        <source>Add this reminder</source>
        <translation>Agregar este recordatorio</translation>
    </message>
    <message>
        <source>Remove the reminder {when}</source>
        <translation>Quitar el recordatorio {when}</translation>
    </message>
    <message>
        <source>There may be {n} reminders at most.</source>
        <translation>Puede haber {n} recordatorios como máximo.</translation>
    </message>
    <message>
        <source>This reminder is there already.</source>
        <translation>Este recordatorio ya está.</translation>
    </message>
</context>
<context>
    <name>OneTimePassword</name>
    <message>
        <source>One-time password</source>
        <translation>Contraseña de un solo uso</translation>
    </message>
    <message>
        <source>It is shown this once. Hand it over in person or on the phone, not by e-mail. It lets in for {n} hours, and Booker then asks for a password of one&apos;s own.</source>
        <translation>Se muestra solo esta vez. Entréguela en persona o por teléfono, no por correo. Sirve durante {n} horas, y después Booker pide una contraseña propia.</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>Co&amp;piar</translation>
    </message>
    <message>
        <source>Copy the one-time password</source>
        <translation>Copiar la contraseña de un solo uso</translation>
    </message>
    <message>
        <source>&amp;Handed over</source>
        <translation>Ent&amp;regada</translation>
    </message>
    <message>
        <source>It is handed over: show it no more</source>
        <translation>Ya se entregó: no mostrarla más</translation>
    </message>
    <message>
        <source>The one-time password of {login}</source>
        <translation>La contraseña de un solo uso de {login}</translation>
    </message>
    <message>
        <source>Copied. Copy something else when it is handed over.</source>
        <translation>Copiada. Copie otra cosa cuando la haya entregado.</translation>
    </message>
</context>
<context>
    <name>PageList</name>
    <message>
        <source>Pages of Setup</source>
        <translation>Páginas de Configuración</translation>
    </message>
    <message>
        <source>{page}, has changes that are not saved</source>
        <translation>{page}, tiene cambios sin guardar</translation>
    </message>
    <message>
        <source>Has changes that are not saved</source>
        <translation>Tiene cambios sin guardar</translation>
    </message>
</context>
<context>
    <name>PendingHolds</name>
    <message>
        <source>Holds that wait</source>
        <translation>Apartados en espera</translation>
    </message>
    <message>
        <source>Reading the holds…</source>
        <translation>Leyendo los apartados…</translation>
    </message>
    <message>
        <source>Pending holds</source>
        <translation>Apartados pendientes</translation>
    </message>
    <message>
        <source>&amp;Sound for a new hold</source>
        <translation>&amp;Sonido con cada apartado nuevo</translation>
    </message>
    <message>
        <source>Sound for a new hold</source>
        <translation>Sonido con cada apartado nuevo</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Tiempo</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Franja</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Trabajo</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zona</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>Aceptada</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>sí</translation>
    </message>
    <message>
        <source>The customer agreed to this window</source>
        <translation>El cliente aceptó esta franja</translation>
    </message>
    <message>
        <source>Held by</source>
        <translation>Apartada por</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Domicilio</translation>
    </message>
    <message>
        <source>Pending holds ({n})</source>
        <translation>Apartados pendientes ({n})</translation>
    </message>
    <message>
        <source>No holds are waiting</source>
        <translation>No hay apartados en espera</translation>
    </message>
    <message>
        <source>A hold that anybody places in Book appears here at once, to be confirmed before its time is up.</source>
        <translation>Todo apartado que alguien haga en Reservar aparece aquí al instante, para confirmarlo antes de que se acabe su tiempo.</translation>
    </message>
    <message>
        <source>New: {customer}, held by {login}</source>
        <translation>Nuevo: {customer}, apartado por {login}</translation>
    </message>
    <message>
        <source>{n} new holds</source>
        <translation>{n} apartados nuevos</translation>
    </message>
    <message>
        <source>Proposed: waits for the customer</source>
        <translation>Propuesta: espera al cliente</translation>
    </message>
    <message>
        <source>{customer}, VIP</source>
        <translation>{customer}, VIP</translation>
    </message>
</context>
<context>
    <name>Plot</name>
    <message>
        <source>Plot of the day&apos;s stops</source>
        <translation>Plano de las paradas del día</translation>
    </message>
    <message>
        <source>No stops yet on this day.</source>
        <translation>Aún no hay paradas este día.</translation>
    </message>
    <message>
        <source>None of the day&apos;s {n} sites has coordinates.</source>
        <translation>Ninguno de los {n} domicilios del día tiene coordenadas.</translation>
    </message>
    <message>
        <source>1 site without coordinates is not shown.</source>
        <translation>No se muestra 1 domicilio sin coordenadas.</translation>
    </message>
    <message>
        <source>{n} sites without coordinates are not shown.</source>
        <translation>No se muestran {n} domicilios sin coordenadas.</translation>
    </message>
    <message>
        <source>{n} km</source>
        <translation>{n} km</translation>
    </message>
    <message>
        <source>{n} mi</source>
        <translation>{n} mi</translation>
    </message>
</context>
<context>
    <name>PreviewModel</name>
    <message>
        <source>This row is hidden in the file</source>
        <translation>Esta fila está oculta en el archivo</translation>
    </message>
</context>
<context>
    <name>ProfileColumns</name>
    <message>
        <source>Columns, in their order</source>
        <translation>Columnas, en su orden</translation>
    </message>
    <message>
        <source>What stands above the column</source>
        <translation>Lo que va encima de la columna</translation>
    </message>
    <message>
        <source>tick a field first</source>
        <translation>marque primero un campo</translation>
    </message>
    <message>
        <source>Move the column up (Alt+Up)</source>
        <translation>Mover la columna hacia arriba (Alt+Up)</translation>
    </message>
    <message>
        <source>Move the column down (Alt+Down)</source>
        <translation>Mover la columna hacia abajo (Alt+Down)</translation>
    </message>
    <message>
        <source>Calle&amp;d</source>
        <translation>Enca&amp;bezado</translation>
    </message>
</context>
<context>
    <name>ProfileForm</name>
    <message>
        <source>It comes with Booker and stays as it is. Copy it to make your own of it.</source>
        <translation>Viene con Booker y se queda como está. Cópielo para hacer uno propio.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>No&amp;mbre</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>Q&amp;ué</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>Arch&amp;ivo</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>Co&amp;lumnas</translation>
    </message>
    <message>
        <source>Dates &amp;as</source>
        <translation>&amp;Fechas como</translation>
    </message>
    <message>
        <source>Times as</source>
        <translation>Horas como</translation>
    </message>
    <message>
        <source>Between values</source>
        <translation>Entre valores</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Codificación</translation>
    </message>
    <message>
        <source>Only these states</source>
        <translation>Solo estos estados</translation>
    </message>
    <message>
        <source>Only these zones</source>
        <translation>Solo estas zonas</translation>
    </message>
    <message>
        <source>Only these s&amp;tates</source>
        <translation>Solo estos es&amp;tados</translation>
    </message>
    <message>
        <source>None ticked: any; of bookings, the confirmed.</source>
        <translation>Sin marcar ninguno: todos; de las reservas, las confirmadas.</translation>
    </message>
    <message>
        <source>Only these &amp;zones</source>
        <translation>Solo estas &amp;zonas</translation>
    </message>
    <message>
        <source>None ticked: all.</source>
        <translation>Sin marcar ninguna: todas.</translation>
    </message>
    <message>
        <source>days</source>
        <translation>días</translation>
    </message>
    <message>
        <source>no bound</source>
        <translation>sin límite</translation>
    </message>
    <message>
        <source>Days &amp;back</source>
        <translation>Día&amp;s hacia atrás</translation>
    </message>
    <message>
        <source>0 begins today, -1 tomorrow.</source>
        <translation>Con 0 empieza hoy; con -1, mañana.</translation>
    </message>
    <message>
        <source>Days a&amp;head</source>
        <translation>Días &amp;hacia adelante</translation>
    </message>
    <message>
        <source>0 ends today.</source>
        <translation>Con 0 termina hoy.</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>Por sí solo</translation>
    </message>
    <message>
        <source>only when somebody exports it</source>
        <translation>solo cuando alguien lo exporta</translation>
    </message>
    <message>
        <source>every so many minutes</source>
        <translation>cada tantos minutos</translation>
    </message>
    <message>
        <source>daily</source>
        <translation>a diario</translation>
    </message>
    <message>
        <source>B&amp;y itself</source>
        <translation>P&amp;or sí solo</translation>
    </message>
    <message>
        <source>A machine on which “booker export scheduled --stay” runs writes the file.</source>
        <translation>El archivo lo escribe una computadora en la que se ejecuta “booker export scheduled --stay”.</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>E&amp;very</source>
        <translation>C&amp;ada</translation>
    </message>
    <message>
        <source>At</source>
        <translation>A las</translation>
    </message>
    <message>
        <source>whole path of a folder on that machine</source>
        <translation>ruta completa de una carpeta en esa computadora</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>Elegir la carpeta</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>F&amp;older</source>
        <translation>Car&amp;peta</translation>
    </message>
    <message>
        <source>File na&amp;me</source>
        <translation>Nombre del archi&amp;vo</translation>
    </message>
    <message>
        <source>{name}, {date} and {time} are filled in; the ending is added.</source>
        <translation>{name}, {date} y {time} se completan solos; la extensión se agrega.</translation>
    </message>
    <message>
        <source>Folder of the files</source>
        <translation>Carpeta de los archivos</translation>
    </message>
</context>
<context>
    <name>ProfileSample</name>
    <message>
        <source>The first rows of the file</source>
        <translation>Las primeras filas del archivo</translation>
    </message>
    <message>
        <source>Nothing to write now; it looks like this, with other days or states</source>
        <translation>Nada que escribir ahora; se ve así, con otros días o estados</translation>
    </message>
    <message>
        <source>Calendars: one .ics file a technician, or one for all; each booking is an event with its window, address and notes.</source>
        <translation>Calendarios: un archivo .ics por técnico, o uno para todos; cada reserva es un evento con su franja, dirección y notas.</translation>
    </message>
</context>
<context>
    <name>ProfilesPage</name>
    <message>
        <source>Profiles</source>
        <translation>Perfiles</translation>
    </message>
    <message>
        <source>Files as other systems take them: which columns, what they are called, how dates are written, which bookings.</source>
        <translation>Archivos como los piden otros sistemas: qué columnas, cómo se llaman, cómo se escriben las fechas, qué reservas.</translation>
    </message>
    <message>
        <source>&amp;New profile</source>
        <translation>&amp;Nuevo perfil</translation>
    </message>
    <message>
        <source>New profile</source>
        <translation>Perfil nuevo</translation>
    </message>
    <message>
        <source>No profiles</source>
        <translation>No hay perfiles</translation>
    </message>
    <message>
        <source>Make one with Ctrl+N.</source>
        <translation>Cree uno con Ctrl+N.</translation>
    </message>
    <message>
        <source>No profile chosen</source>
        <translation>Ningún perfil elegido</translation>
    </message>
    <message>
        <source>Choose one in the list, or make one.</source>
        <translation>Elija uno en la lista o cree uno.</translation>
    </message>
    <message>
        <source>Filter profiles</source>
        <translation>Filtrar perfiles</translation>
    </message>
    <message>
        <source>Profiles: {n}</source>
        <translation>Perfiles: {n}</translation>
    </message>
    <message>
        <source>{name} is saved</source>
        <translation>{name} quedó guardado</translation>
    </message>
    <message>
        <source>{name}, shipped with Booker</source>
        <translation>{name}, viene con Booker</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Perfil</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Archivo</translation>
    </message>
    <message>
        <source>Written last</source>
        <translation>Última escritura</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>Por sí solo</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>Copy this profile</source>
        <translation>Copiar este perfil</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>&amp;Quitar…</translation>
    </message>
    <message>
        <source>Remove this profile</source>
        <translation>Quitar este perfil</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>&amp;Exportar…</translation>
    </message>
    <message>
        <source>Export with this profile now</source>
        <translation>Exportar ahora con este perfil</translation>
    </message>
    <message>
        <source>{name} (own)</source>
        <translation>{name} (propio)</translation>
    </message>
    <message>
        <source>Remove {name}?</source>
        <translation>¿Quitar {name}?</translation>
    </message>
    <message>
        <source>Nothing is written by it any more. Files that were written stay.</source>
        <translation>Ya no escribirá nada. Los archivos ya escritos se conservan.</translation>
    </message>
    <message>
        <source>&amp;Remove it</source>
        <translation>Quita&amp;rlo</translation>
    </message>
    <message>
        <source>{name} is removed</source>
        <translation>{name} se quitó</translation>
    </message>
    <message>
        <source>failed {when}</source>
        <translation>falló {when}</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>Sign in to Booker</source>
        <translation>Iniciar sesión en Booker</translation>
    </message>
</context>
<context>
    <name>ProposePane</name>
    <message>
        <source>Propose this &amp;window</source>
        <translation>Proponer &amp;esta franja</translation>
    </message>
    <message>
        <source>Propose this window</source>
        <translation>Proponer esta franja</translation>
    </message>
    <message>
        <source>&amp;Back to the timeline</source>
        <translation>&amp;Volver a la línea de tiempo</translation>
    </message>
    <message>
        <source>Back to the timeline</source>
        <translation>Volver a la línea de tiempo</translation>
    </message>
    <message>
        <source>Another window for {customer}, {job}; held now: {day}, {window}</source>
        <translation>Otra franja para {customer}, {job}; apartada ahora: {day}, {window}</translation>
    </message>
    <message>
        <source>Looking for windows…</source>
        <translation>Buscando franjas…</translation>
    </message>
    <message>
        <source>Held now</source>
        <translation>Apartada ahora</translation>
    </message>
    <message>
        <source>This is the window held now, as {reference}.</source>
        <translation>Esta es la franja apartada ahora, como {reference}.</translation>
    </message>
    <message>
        <source>{day}, {window} cannot be proposed</source>
        <translation>{day}, {window} no se puede proponer</translation>
    </message>
    <message>
        <source>Another desk was faster</source>
        <translation>Otro puesto fue más rápido</translation>
    </message>
</context>
<context>
    <name>QuestionList</name>
    <message>
        <source>Questions, in their order</source>
        <translation>Preguntas, en su orden</translation>
    </message>
    <message>
        <source>New question</source>
        <translation>Pregunta nueva</translation>
    </message>
    <message>
        <source>New question; Enter adds it</source>
        <translation>Pregunta nueva; Enter la agrega</translation>
    </message>
    <message>
        <source>Move the question up (Alt+Up)</source>
        <translation>Mover la pregunta hacia arriba (Alt+Up)</translation>
    </message>
    <message>
        <source>Move it down (Alt+Down)</source>
        <translation>Moverla hacia abajo (Alt+Down)</translation>
    </message>
    <message>
        <source>Remove the question (Delete)</source>
        <translation>Quitar la pregunta (Delete)</translation>
    </message>
    <message>
        <source>Add the question</source>
        <translation>Agregar la pregunta</translation>
    </message>
</context>
<context>
    <name>Reason</name>
    <message>
        <source>Closed</source>
        <translation>Cerrada</translation>
    </message>
    <message>
        <source>Too soon</source>
        <translation>Muy pronto</translation>
    </message>
    <message>
        <source>Too far ahead</source>
        <translation>Muy adelante</translation>
    </message>
    <message>
        <source>Not released</source>
        <translation>Aún sin abrir</translation>
    </message>
    <message>
        <source>Window full</source>
        <translation>Franja llena</translation>
    </message>
    <message>
        <source>Routes full</source>
        <translation>Rutas llenas</translation>
    </message>
    <message>
        <source>Job too long</source>
        <translation>Muy largo</translation>
    </message>
    <message>
        <source>Too few free</source>
        <translation>Pocos libres</translation>
    </message>
    <message>
        <source>VIP only</source>
        <translation>Solo VIP</translation>
    </message>
    <message>
        <source>Booked already</source>
        <translation>Ya reservado</translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation>Bloqueada</translation>
    </message>
    <message>
        <source>Drive too far</source>
        <translation>Muy lejos</translation>
    </message>
    <message>
        <source>Starts earlier</source>
        <translation>Inicia antes</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Espere…</translation>
    </message>
    <message>
        <source>No service</source>
        <translation>Sin servicio</translation>
    </message>
</context>
<context>
    <name>RefusedNotice</name>
    <message>
        <source>&amp;Keep these routes until their bookings end</source>
        <translation>C&amp;onservar estas rutas hasta que terminen sus reservas</translation>
    </message>
    <message>
        <source>Keep these routes until their bookings end</source>
        <translation>Conservar estas rutas hasta que terminen sus reservas</translation>
    </message>
    <message>
        <source>Undo these cells</source>
        <translation>Deshacer estas celdas</translation>
    </message>
    <message>
        <source>Undo the cells that cannot be saved</source>
        <translation>Deshacer las celdas que no se pueden guardar</translation>
    </message>
    <message>
        <source>{n} more cells</source>
        <translation>{n} celdas más</translation>
    </message>
    <message>
        <source>Nothing was written. {cells}.</source>
        <translation>No se guardó nada. {cells}.</translation>
    </message>
    <message>
        <source>Reschedule or cancel these bookings, or keep the routes they need: those take no other booking and go when they are empty.</source>
        <translation>Reprograme o cancele estas reservas, o conserve las rutas que necesitan: esas no aceptan otras reservas y desaparecen cuando quedan vacías.</translation>
    </message>
</context>
<context>
    <name>Repeats</name>
    <message>
        <source>every day</source>
        <translation>cada día</translation>
    </message>
    <message>
        <source>every {n} days</source>
        <translation>cada {n} días</translation>
    </message>
    <message>
        <source>every week</source>
        <translation>cada semana</translation>
    </message>
    <message>
        <source>every {n} weeks</source>
        <translation>cada {n} semanas</translation>
    </message>
    <message>
        <source>every month</source>
        <translation>cada mes</translation>
    </message>
    <message>
        <source>every {n} months</source>
        <translation>cada {n} meses</translation>
    </message>
    <message>
        <source>every year</source>
        <translation>cada año</translation>
    </message>
    <message>
        <source>every {n} years</source>
        <translation>cada {n} años</translation>
    </message>
    <message>
        <source>{every} on the first {weekday}</source>
        <translation>{every}, el primer {weekday}</translation>
    </message>
    <message>
        <source>{every} on the second {weekday}</source>
        <translation>{every}, el segundo {weekday}</translation>
    </message>
    <message>
        <source>{every} on the third {weekday}</source>
        <translation>{every}, el tercer {weekday}</translation>
    </message>
    <message>
        <source>{every} on the fourth {weekday}</source>
        <translation>{every}, el cuarto {weekday}</translation>
    </message>
    <message>
        <source>{every} on the last {weekday}</source>
        <translation>{every}, el último {weekday}</translation>
    </message>
    <message>
        <source>every {weekdays}</source>
        <translation>cada {weekdays}</translation>
    </message>
    <message>
        <source>{every} on {weekdays}</source>
        <translation>{every}, en {weekdays}</translation>
    </message>
    <message>
        <source>{every} on the last day</source>
        <translation>{every}, el último día</translation>
    </message>
    <message>
        <source>{every} on day {n}</source>
        <translation>{every}, el día {n}</translation>
    </message>
    <message>
        <source>{words}, once</source>
        <translation>{words}, una vez</translation>
    </message>
    <message>
        <source>{words}, {n} times</source>
        <translation>{words}, {n} veces</translation>
    </message>
    <message>
        <source>{words}, until {day}</source>
        <translation>{words}, hasta el {day}</translation>
    </message>
</context>
<context>
    <name>ReschedulePane</name>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Volver</translation>
    </message>
    <message>
        <source>Keep the booking as it is</source>
        <translation>Dejar la reserva como está</translation>
    </message>
    <message>
        <source>Reschedule {reference}: {customer}, {job}</source>
        <translation>Reprogramar {reference}: {customer}, {job}</translation>
    </message>
    <message>
        <source>{customer} keeps {promise} until a dispatcher confirms the new window.</source>
        <translation>{customer} conserva el {promise} hasta que un despachador confirme la franja nueva.</translation>
    </message>
    <message>
        <source>Looking for windows…</source>
        <translation>Buscando franjas…</translation>
    </message>
    <message>
        <source>The window under the cursor went away</source>
        <translation>La franja bajo el cursor ya no está</translation>
    </message>
</context>
<context>
    <name>ResultPane</name>
    <message>
        <source>Import &amp;another file</source>
        <translation>Importar &amp;otro archivo</translation>
    </message>
    <message>
        <source>Import another file</source>
        <translation>Importar otro archivo</translation>
    </message>
    <message>
        <source>&amp;Undo this import</source>
        <translation>&amp;Deshacer esta importación</translation>
    </message>
    <message>
        <source>Undo this import</source>
        <translation>Deshacer esta importación</translation>
    </message>
    <message>
        <source>Importing {file}…</source>
        <translation>Importando {file}…</translation>
    </message>
    <message>
        <source>One transaction: until it ends nobody sees any of it. Booking goes on.</source>
        <translation>Una sola transacción: hasta que termine, nadie ve nada de ella. Se puede seguir reservando.</translation>
    </message>
    <message>
        <source>{file} is imported</source>
        <translation>{file} se importó</translation>
    </message>
    <message>
        <source>It can be undone as a whole.</source>
        <translation>Se puede deshacer por completo.</translation>
    </message>
    <message>
        <source>The import is undone</source>
        <translation>La importación se deshizo</translation>
    </message>
    <message>
        <source>Everything is as it was before it.</source>
        <translation>Todo está como antes de ella.</translation>
    </message>
    <message>
        <source>{n} unchanged</source>
        <translation>{n} sin cambios</translation>
    </message>
    <message>
        <source>{n} left out</source>
        <translation>{n} sin tomar</translation>
    </message>
    <message>
        <source>New zones: {names}.</source>
        <translation>Zonas nuevas: {names}.</translation>
    </message>
    <message>
        <source>Routes kept until their bookings end:</source>
        <translation>Rutas que se conservan hasta que terminen sus reservas:</translation>
    </message>
</context>
<context>
    <name>RouteForm</name>
    <message>
        <source>Tec&amp;hnician</source>
        <translation>Técn&amp;ico</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>De&amp;sde</translation>
    </message>
    <message>
        <source>Unt&amp;il</source>
        <translation>H&amp;asta</translation>
    </message>
    <message>
        <source>any number</source>
        <translation>cualquier número</translation>
    </message>
    <message>
        <source>&amp;Most stops</source>
        <translation>&amp;Máximo de paradas</translation>
    </message>
</context>
<context>
    <name>RouteSheets</name>
    <message>
        <source>No technician has a stop then.</source>
        <translation>Ningún técnico tiene paradas entonces.</translation>
    </message>
    <message>
        <source>Choose another day or zone.</source>
        <translation>Elija otro día u otra zona.</translation>
    </message>
    <message>
        <source>Route sheets</source>
        <translation>Hojas de ruta</translation>
    </message>
    <message>
        <source>{path} cannot be written: {why}.</source>
        <translation>No se puede escribir {path}: {why}.</translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation>Elija otro lugar.</translation>
    </message>
    <message>
        <source>{branch} · {technician} · printed {when}</source>
        <translation>{branch} · {technician} · impreso {when}</translation>
    </message>
    <message>
        <source>page {n} of {all}</source>
        <translation>página {n} de {all}</translation>
    </message>
    <message>
        <source>Route {n}</source>
        <translation>Ruta {n}</translation>
    </message>
    <message>
        <source>1 stop</source>
        <translation>1 parada</translation>
    </message>
    <message>
        <source>{n} stops</source>
        <translation>{n} paradas</translation>
    </message>
    <message>
        <source>Zone {zone} · Route {n} · Shift {shift} · {stops}</source>
        <translation>Zona {zone} · Ruta {n} · Turno {shift} · {stops}</translation>
    </message>
    <message>
        <source>Blocked {span}: {reason}</source>
        <translation>Bloqueado {span}: {reason}</translation>
    </message>
    <message>
        <source>{customer} (VIP)</source>
        <translation>{customer} (VIP)</translation>
    </message>
    <message>
        <source>the whole shift</source>
        <translation>todo el turno</translation>
    </message>
    <message>
        <source>{n} minutes</source>
        <translation>{n} minutos</translation>
    </message>
    <message>
        <source>drive {n} min</source>
        <translation>trayecto {n} min</translation>
    </message>
    <message>
        <source>promised
{span}</source>
        <translation>prometido
{span}</translation>
    </message>
    <message>
        <source>together with {names}</source>
        <translation>junto con {names}</translation>
    </message>
    <message>
        <source>Kept until the customer&apos;s answer</source>
        <translation>Se conserva hasta la respuesta del cliente</translation>
    </message>
    <message>
        <source>Not confirmed yet</source>
        <translation>Aún sin confirmar</translation>
    </message>
    <message>
        <source>Site notes</source>
        <translation>Notas del domicilio</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
</context>
<context>
    <name>RoutesPanel</name>
    <message>
        <source>Routes of the day</source>
        <translation>Rutas del día</translation>
    </message>
    <message>
        <source>No routes</source>
        <translation>No hay rutas</translation>
    </message>
    <message>
        <source>Type a number into the cell to have some.</source>
        <translation>Escriba un número en la celda para tener algunas.</translation>
    </message>
    <message>
        <source>Sa&amp;ve route</source>
        <translation>Guardar &amp;la ruta</translation>
    </message>
    <message>
        <source>Save the route</source>
        <translation>Guardar la ruta</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove the route</source>
        <translation>Quitar la ruta</translation>
    </message>
    <message>
        <source>&amp;Block…</source>
        <translation>&amp;Bloquear…</translation>
    </message>
    <message>
        <source>Block time of the route</source>
        <translation>Bloquear tiempo de la ruta</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Núm.</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>Técnico</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Turno</translation>
    </message>
    <message>
        <source>Stops</source>
        <translation>Paradas</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Ocupado</translation>
    </message>
    <message>
        <source>{name} (kept for its bookings)</source>
        <translation>{name} (se conserva por sus reservas)</translation>
    </message>
    <message>
        <source>{n} of {most}</source>
        <translation>{n} de {most}</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>Rutas</translation>
    </message>
    <message>
        <source>Route {n}</source>
        <translation>Ruta {n}</translation>
    </message>
</context>
<context>
    <name>RulesForm</name>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>Holding</source>
        <translation>Apartados</translation>
    </message>
    <message>
        <source>A &amp;hold stands for</source>
        <translation>Un a&amp;partado dura</translation>
    </message>
    <message>
        <source>So long a window is kept for the customer before a dispatcher confirms it. Then it is open to others again.</source>
        <translation>Durante este tiempo la franja se conserva para el cliente, hasta que un despachador la confirme. Después queda libre para otros.</translation>
    </message>
    <message>
        <source>A &amp;proposal stands for</source>
        <translation>Una pr&amp;opuesta dura</translation>
    </message>
    <message>
        <source>So long the customer may think about another window; both are kept meanwhile.</source>
        <translation>Durante este tiempo el cliente puede pensar en otra franja; mientras tanto se conservan ambas.</translation>
    </message>
    <message>
        <source>What is offered</source>
        <translation>Lo que se ofrece</translation>
    </message>
    <message>
        <source>Minimum &amp;notice</source>
        <translation>Anticipación &amp;mínima</translation>
    </message>
    <message>
        <source>A window that begins sooner than this is not offered any more.</source>
        <translation>Una franja que empieza antes de este tiempo ya no se ofrece.</translation>
    </message>
    <message>
        <source>Booked &amp;ahead at most</source>
        <translation>Anticipación má&amp;xima</translation>
    </message>
    <message>
        <source>days</source>
        <translation>días</translation>
    </message>
    <message>
        <source>Customers are offered no day further ahead than this.</source>
        <translation>A los clientes no se les ofrece ningún día más lejano.</translation>
    </message>
    <message>
        <source>Days and messages</source>
        <translation>Días y mensajes</translation>
    </message>
    <message>
        <source>Language of messages</source>
        <translation>Idioma de los mensajes</translation>
    </message>
    <message>
        <source>A day is se&amp;ttled at</source>
        <translation>Un día queda &amp;fijo a las</translation>
    </message>
    <message>
        <source>On the day before: from then on no visit goes to another technician by itself.</source>
        <translation>Del día anterior: desde entonces ninguna visita pasa por sí sola a otro técnico.</translation>
    </message>
    <message>
        <source>&amp;Language of messages</source>
        <translation>&amp;Idioma de los mensajes</translation>
    </message>
    <message>
        <source>Confirmations are written to customers in this language.</source>
        <translation>Las confirmaciones para los clientes se escriben en este idioma.</translation>
    </message>
</context>
<context>
    <name>RulesPage</name>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Guardar</translation>
    </message>
    <message>
        <source>Save what was typed</source>
        <translation>Guardar lo escrito</translation>
    </message>
    <message>
        <source>Un&amp;do changes</source>
        <translation>&amp;Deshacer cambios</translation>
    </message>
    <message>
        <source>Undo what was typed</source>
        <translation>Deshacer lo escrito</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>{branch}, times in {timezone}.</source>
        <translation>{branch}, horas de {timezone}.</translation>
    </message>
    <message>
        <source>The rules were changed at another desk</source>
        <translation>Otro puesto cambió las reglas</translation>
    </message>
    <message>
        <source>The rules are saved</source>
        <translation>Las reglas quedaron guardadas</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>aún sin guardar</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Reglas</translation>
    </message>
</context>
<context>
    <name>SecretHint</name>
    <message>
        <source>Command for the worker&apos;s computer</source>
        <translation>Comando para la computadora del servicio de entrega</translation>
    </message>
    <message>
        <source>Copy the command {command}</source>
        <translation>Copiar el comando {command}</translation>
    </message>
</context>
<context>
    <name>SendAgainPane</name>
    <message>
        <source>Send again to</source>
        <translation>Enviar de nuevo a</translation>
    </message>
    <message>
        <source>&amp;To:</source>
        <translation>&amp;Para:</translation>
    </message>
    <message>
        <source>Send it again?</source>
        <translation>¿Enviarlo de nuevo?</translation>
    </message>
    <message>
        <source>It goes out as a new message with the same words. The site keeps its own number: correct it there too.</source>
        <translation>Sale como mensaje nuevo con las mismas palabras. El domicilio conserva su número: corríjalo allí también.</translation>
    </message>
    <message>
        <source>It goes out as a new message with the same words. The site keeps its own address: correct it there too.</source>
        <translation>Sale como mensaje nuevo con las mismas palabras. El domicilio conserva su dirección: corríjala allí también.</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>&amp;Enviar</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Volver</translation>
    </message>
    <message>
        <source>Type where it is to go.</source>
        <translation>Escriba a dónde va.</translation>
    </message>
</context>
<context>
    <name>Setup</name>
    <message>
        <source>Branch</source>
        <translation>Sucursal</translation>
    </message>
    <message>
        <source>Capacity</source>
        <translation>Capacidad</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Clientes</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personas</translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation>Hojas</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Reglas</translation>
    </message>
    <message>
        <source>Zones</source>
        <translation>Zonas</translation>
    </message>
    <message>
        <source>Arrival windows</source>
        <translation>Franjas de llegada</translation>
    </message>
    <message>
        <source>Job types</source>
        <translation>Tipos de trabajo</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Calendario</translation>
    </message>
    <message>
        <source>Blocked times</source>
        <translation>Horarios bloqueados</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>Domicilios</translation>
    </message>
    <message>
        <source>Message templates</source>
        <translation>Plantillas de mensajes</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Entrega</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importar</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportar</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>En uso</translation>
    </message>
    <message>
        <source>Inactive</source>
        <translation>Fuera de uso</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
</context>
<context>
    <name>SetupTab</name>
    <message>
        <source>Opening…</source>
        <translation>Abriendo…</translation>
    </message>
    <message>
        <source>Opening {page}…</source>
        <translation>Abriendo {page}…</translation>
    </message>
    <message>
        <source>{page}: the changes are not saved</source>
        <translation>{page}: los cambios no se han guardado</translation>
    </message>
    <message>
        <source>They stay there until you save or discard them.</source>
        <translation>Siguen ahí hasta que usted los guarde o los descarte.</translation>
    </message>
    <message>
        <source>{page} could not be opened</source>
        <translation>No se pudo abrir {page}</translation>
    </message>
    <message>
        <source>Choose it again to try again.</source>
        <translation>Elíjala de nuevo para volver a intentarlo.</translation>
    </message>
</context>
<context>
    <name>SheetsPane</name>
    <message>
        <source>Day of the route sheets</source>
        <translation>Día de las hojas de ruta</translation>
    </message>
    <message>
        <source>Zone of the route sheets</source>
        <translation>Zona de las hojas de ruta</translation>
    </message>
    <message>
        <source>&amp;Write PDF…</source>
        <translation>&amp;Guardar PDF…</translation>
    </message>
    <message>
        <source>Write the route sheets as PDF</source>
        <translation>Guardar las hojas de ruta como PDF</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Volver</translation>
    </message>
    <message>
        <source>Close the route sheets</source>
        <translation>Cerrar las hojas de ruta</translation>
    </message>
    <message>
        <source>Every zone</source>
        <translation>Todas las zonas</translation>
    </message>
    <message>
        <source>1 page</source>
        <translation>1 página</translation>
    </message>
    <message>
        <source>{n} pages</source>
        <translation>{n} páginas</translation>
    </message>
    <message>
        <source>The route sheets are written</source>
        <translation>Las hojas de ruta se guardaron</translation>
    </message>
    <message>
        <source>{pages} in {path}</source>
        <translation>{pages} en {path}</translation>
    </message>
    <message>
        <source>Writing the route sheets…</source>
        <translation>Guardando las hojas de ruta…</translation>
    </message>
    <message>
        <source>Write route sheets</source>
        <translation>Guardar hojas de ruta</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Route sheets {date}.pdf</source>
        <translation>Hojas de ruta {date}.pdf</translation>
    </message>
    <message>
        <source>Da&amp;y:</source>
        <translation>&amp;Día:</translation>
    </message>
    <message>
        <source>&amp;Zone:</source>
        <translation>&amp;Zona:</translation>
    </message>
    <message>
        <source>Route sheets</source>
        <translation>Hojas de ruta</translation>
    </message>
    <message>
        <source>One sheet a technician, stops in order, as they are planned now.</source>
        <translation>Una hoja por técnico, con las paradas en orden, como están planeadas ahora.</translation>
    </message>
</context>
<context>
    <name>Shortcut</name>
    <message>
        <source>Setup</source>
        <translation>Configuración</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>Esta lista</translation>
    </message>
    <message>
        <source>Next call: to the site search of Book</source>
        <translation>Siguiente llamada: a la búsqueda de Reservar</translation>
    </message>
    <message>
        <source>Open Book</source>
        <translation>Abrir Reservar</translation>
    </message>
    <message>
        <source>Open Dispatch</source>
        <translation>Abrir Despacho</translation>
    </message>
    <message>
        <source>Open Bookings</source>
        <translation>Abrir Reservas</translation>
    </message>
    <message>
        <source>Open Messages</source>
        <translation>Abrir Mensajes</translation>
    </message>
    <message>
        <source>Open Setup</source>
        <translation>Abrir Configuración</translation>
    </message>
    <message>
        <source>Open Audit</source>
        <translation>Abrir Auditoría</translation>
    </message>
    <message>
        <source>Read again what is shown</source>
        <translation>Leer de nuevo lo que se muestra</translation>
    </message>
    <message>
        <source>To the search field</source>
        <translation>Al campo de búsqueda</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Cerrar sesión</translation>
    </message>
    <message>
        <source>New site</source>
        <translation>Domicilio nuevo</translation>
    </message>
    <message>
        <source>Edit the chosen site</source>
        <translation>Editar el domicilio elegido</translation>
    </message>
    <message>
        <source>To the job types</source>
        <translation>A los tipos de trabajo</translation>
    </message>
    <message>
        <source>To the arrival windows</source>
        <translation>A las franjas de llegada</translation>
    </message>
    <message>
        <source>Release the hold</source>
        <translation>Liberar el apartado</translation>
    </message>
    <message>
        <source>Confirm the hold</source>
        <translation>Confirmar el apartado</translation>
    </message>
    <message>
        <source>Propose another window</source>
        <translation>Proponer otra franja</translation>
    </message>
    <message>
        <source>The customer accepts the proposal</source>
        <translation>El cliente acepta la propuesta</translation>
    </message>
    <message>
        <source>The customer declines the proposal</source>
        <translation>El cliente rechaza la propuesta</translation>
    </message>
    <message>
        <source>Pin or unpin the stop</source>
        <translation>Fijar o soltar la parada</translation>
    </message>
    <message>
        <source>Reschedule the booking</source>
        <translation>Reprogramar la reserva</translation>
    </message>
    <message>
        <source>Cancel the booking</source>
        <translation>Cancelar la reserva</translation>
    </message>
    <message>
        <source>Tell that the technician is on the way</source>
        <translation>Avisar que el técnico va en camino</translation>
    </message>
    <message>
        <source>The visit took place</source>
        <translation>La visita se realizó</translation>
    </message>
    <message>
        <source>Nobody was there</source>
        <translation>No había nadie</translation>
    </message>
    <message>
        <source>Export what is shown</source>
        <translation>Exportar lo que se muestra</translation>
    </message>
    <message>
        <source>Route sheets as PDF</source>
        <translation>Hojas de ruta en PDF</translation>
    </message>
    <message>
        <source>Add one to the list</source>
        <translation>Agregar a la lista</translation>
    </message>
    <message>
        <source>Save what was typed</source>
        <translation>Guardar lo escrito</translation>
    </message>
    <message>
        <source>Undo the last change of the calendar</source>
        <translation>Deshacer el último cambio del calendario</translation>
    </message>
    <message>
        <source>Redo what was undone in the calendar</source>
        <translation>Rehacer lo deshecho en el calendario</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>En todas partes</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>Reservar</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>Despacho</translation>
    </message>
    <message>
        <source>Bookings</source>
        <translation>Reservas</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>Signing in …</source>
        <translation>Iniciando sesión…</translation>
    </message>
    <message>
        <source>Sign in to Booker</source>
        <translation>Iniciar sesión en Booker</translation>
    </message>
    <message>
        <source>&amp;Login</source>
        <translation>&amp;Usuario</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Contraseña</translation>
    </message>
    <message>
        <source>&amp;Database</source>
        <translation>&amp;Base de datos</translation>
    </message>
    <message>
        <source>&amp;Remember on this computer</source>
        <translation>&amp;Recordar en esta computadora</translation>
    </message>
    <message>
        <source>Remember the password on this computer</source>
        <translation>Recordar la contraseña en esta computadora</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Iniciar sesión</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Break off signing in</source>
        <translation>Interrumpir el inicio de sesión</translation>
    </message>
    <message>
        <source>{name} (on {host})</source>
        <translation>{name} (en {host})</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Esta computadora</translation>
    </message>
    <message>
        <source>Sample branch, on this computer</source>
        <translation>Sucursal de ejemplo, en esta computadora</translation>
    </message>
    <message>
        <source>{name} (on this computer)</source>
        <translation>{name} (en esta computadora)</translation>
    </message>
    <message>
        <source>There is no sample branch yet: “booker demo” makes one.</source>
        <translation>Aún no hay sucursal de ejemplo: “booker demo” crea una.</translation>
    </message>
    <message>
        <source>Its staff are csr1, csr2, dispatcher1 and admin1. “booker demo” tells their passwords.</source>
        <translation>Su personal es csr1, csr2, dispatcher1 y admin1. “booker demo” dice sus contraseñas.</translation>
    </message>
    <message>
        <source>Nobody has a login here yet. Found your branch with “booker branch add”, or see a sample branch with “booker demo”.</source>
        <translation>Aquí nadie tiene usuario todavía. Funde su sucursal con “booker branch add”, o vea una sucursal de ejemplo con “booker demo”.</translation>
    </message>
    <message>
        <source>remembered on this computer</source>
        <translation>recordada en esta computadora</translation>
    </message>
    <message>
        <source>Type your login.</source>
        <translation>Escriba su usuario.</translation>
    </message>
    <message>
        <source>Type your password.</source>
        <translation>Escriba su contraseña.</translation>
    </message>
    <message>
        <source>Connecting to {host} …</source>
        <translation>Conectando con {host}…</translation>
    </message>
    <message>
        <source>Opening the database on this computer …</source>
        <translation>Abriendo la base de datos de esta computadora…</translation>
    </message>
</context>
<context>
    <name>SiteCard</name>
    <message>
        <source>VIP customer</source>
        <translation>Cliente VIP</translation>
    </message>
    <message>
        <source>No longer in use: it is offered nothing</source>
        <translation>Ya no está en uso: no se le ofrece nada</translation>
    </message>
    <message>
        <source>Edit this site ({keys})</source>
        <translation>Editar este domicilio ({keys})</translation>
    </message>
    <message>
        <source>Edit this site</source>
        <translation>Editar este domicilio</translation>
    </message>
    <message>
        <source>Bookings</source>
        <translation>Reservas</translation>
    </message>
    <message>
        <source>Bookings of this site</source>
        <translation>Reservas de este domicilio</translation>
    </message>
    <message>
        <source>no phone number</source>
        <translation>sin teléfono</translation>
    </message>
    <message>
        <source>no e-mail address</source>
        <translation>sin correo electrónico</translation>
    </message>
    <message>
        <source>Reading the bookings…</source>
        <translation>Leyendo las reservas…</translation>
    </message>
    <message>
        <source>E-mail bounced: correct the address</source>
        <translation>El correo se devolvió: corrija la dirección</translation>
    </message>
    <message>
        <source>The customer marked e-mail as unwanted: call instead</source>
        <translation>El cliente marcó el correo como no deseado: mejor llame</translation>
    </message>
    <message>
        <source>Stopped text messages</source>
        <translation>Detuvo los mensajes de texto</translation>
    </message>
    <message>
        <source>Text messages to {number}</source>
        <translation>Mensajes de texto al {number}</translation>
    </message>
    <message>
        <source>No bookings yet</source>
        <translation>Aún no hay reservas</translation>
    </message>
    <message>
        <source>This site has not been promised anything so far.</source>
        <translation>A este domicilio aún no se le ha prometido nada.</translation>
    </message>
    <message>
        <source>Bookings · last visit {when}</source>
        <translation>Reservas · última visita {when}</translation>
    </message>
</context>
<context>
    <name>SiteColumns</name>
    <message>
        <source>{name}, VIP</source>
        <translation>{name}, VIP</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zona</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Ciudad</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
</context>
<context>
    <name>SiteForm</name>
    <message>
        <source>Zones to choose from</source>
        <translation>Zonas para elegir</translation>
    </message>
    <message>
        <source>&amp;VIP customer</source>
        <translation>Cliente &amp;VIP</translation>
    </message>
    <message>
        <source>VIP customer</source>
        <translation>Cliente VIP</translation>
    </message>
    <message>
        <source>&amp;Save site</source>
        <translation>Gua&amp;rdar domicilio</translation>
    </message>
    <message>
        <source>Save site</source>
        <translation>Guardar domicilio</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Salir</translation>
    </message>
    <message>
        <source>Leave without saving</source>
        <translation>Salir sin guardar</translation>
    </message>
    <message>
        <source>Customer &amp;name</source>
        <translation>&amp;Nombre del cliente</translation>
    </message>
    <message>
        <source>S&amp;treet</source>
        <translation>&amp;Calle</translation>
    </message>
    <message>
        <source>&amp;Unit</source>
        <translation>&amp;Unidad</translation>
    </message>
    <message>
        <source>&amp;City</source>
        <translation>Ciu&amp;dad</translation>
    </message>
    <message>
        <source>St&amp;ate</source>
        <translation>&amp;Estado</translation>
    </message>
    <message>
        <source>&amp;Postal code</source>
        <translation>Código &amp;postal</translation>
    </message>
    <message>
        <source>&amp;Zone</source>
        <translation>&amp;Zona</translation>
    </message>
    <message>
        <source>P&amp;hone</source>
        <translation>&amp;Teléfono</translation>
    </message>
    <message>
        <source>&amp;E-mail</source>
        <translation>C&amp;orreo</translation>
    </message>
    <message>
        <source>Notes fo&amp;r the technician</source>
        <translation>Notas para el técn&amp;ico</translation>
    </message>
    <message>
        <source>&amp;Latitude</source>
        <translation>&amp;Latitud</translation>
    </message>
    <message>
        <source>L&amp;ongitude</source>
        <translation>Lon&amp;gitud</translation>
    </message>
    <message>
        <source>New site</source>
        <translation>Domicilio nuevo</translation>
    </message>
    <message>
        <source>Edit site {number}</source>
        <translation>Editar domicilio {number}</translation>
    </message>
    <message>
        <source>choose…</source>
        <translation>elija…</translation>
    </message>
    <message>
        <source>Suggested from the sites nearby</source>
        <translation>Sugerida según los domicilios cercanos</translation>
    </message>
    <message>
        <source>Degrees are a number, such as 39.7975.</source>
        <translation>Los grados son un número, como 39.7975.</translation>
    </message>
    <message>
        <source>Say who the customer is.</source>
        <translation>Indique quién es el cliente.</translation>
    </message>
    <message>
        <source>Say the street and house number.</source>
        <translation>Indique la calle y el número.</translation>
    </message>
    <message>
        <source>Choose the zone the site is in.</source>
        <translation>Elija la zona del domicilio.</translation>
    </message>
    <message>
        <source>The site is saved, but not how its customer is written to</source>
        <translation>Se guardó el domicilio, pero no cómo se escribe a su cliente</translation>
    </message>
    <message>
        <source>Save again to try it once more.</source>
        <translation>Guarde de nuevo para volver a intentarlo.</translation>
    </message>
</context>
<context>
    <name>SitePane</name>
    <message>
        <source>Sites found</source>
        <translation>Domicilios encontrados</translation>
    </message>
    <message>
        <source>Find a site</source>
        <translation>Buscar un domicilio</translation>
    </message>
    <message>
        <source>Name, street, phone …</source>
        <translation>Nombre, calle, teléfono…</translation>
    </message>
    <message>
        <source>New site</source>
        <translation>Domicilio nuevo</translation>
    </message>
    <message>
        <source>Who is calling?</source>
        <translation>¿Quién llama?</translation>
    </message>
    <message>
        <source>Type a part of the name, street, customer number, phone or e-mail. Arrow keys choose, Enter takes the site.</source>
        <translation>Escriba parte del nombre, la calle, el número de cliente, el teléfono o el correo. Elija con las flechas; Enter toma el domicilio.</translation>
    </message>
    <message>
        <source>S&amp;ite</source>
        <translation>Do&amp;micilio</translation>
    </message>
    <message>
        <source>No site matches “{words}”</source>
        <translation>Ningún domicilio coincide con “{words}”</translation>
    </message>
    <message>
        <source>Looking more thoroughly…</source>
        <translation>Buscando más a fondo…</translation>
    </message>
    <message>
        <source>Check the spelling, or make a new site with {keys}.</source>
        <translation>Revise la ortografía, o cree un domicilio nuevo con {keys}.</translation>
    </message>
    <message>
        <source>No site matches “{words}”. Is it one of these?</source>
        <translation>Ningún domicilio coincide con “{words}”. ¿Es uno de estos?</translation>
    </message>
    <message>
        <source>New site “{words}” ({keys})</source>
        <translation>Nuevo “{words}” ({keys})</translation>
    </message>
    <message>
        <source>New site ({keys})</source>
        <translation>Domicilio nuevo ({keys})</translation>
    </message>
    <message>
        <source>no longer in use</source>
        <translation>ya no está en uso</translation>
    </message>
    <message>
        <source>VIP customer</source>
        <translation>Cliente VIP</translation>
    </message>
</context>
<context>
    <name>SiteSwitch</name>
    <message>
        <source>Ac&amp;tivate</source>
        <translation>Ac&amp;tivar</translation>
    </message>
    <message>
        <source>Deac&amp;tivate</source>
        <translation>Desac&amp;tivar</translation>
    </message>
    <message>
        <source>It is offered nothing any more. What it had stays on record.</source>
        <translation>Ya no se le ofrece nada. Lo que tuvo queda registrado.</translation>
    </message>
</context>
<context>
    <name>SitesPage</name>
    <message>
        <source>{n} of {all} sites</source>
        <translation>{n} de {all} domicilios</translation>
    </message>
    <message>
        <source>The first {n} of {all} sites; search to find the others</source>
        <translation>Los primeros {n} de {all} domicilios; busque para encontrar los demás</translation>
    </message>
    <message>
        <source>Sites: {n}</source>
        <translation>Domicilios: {n}</translation>
    </message>
    <message>
        <source>{n} no longer in use</source>
        <translation>{n} ya no están en uso</translation>
    </message>
    <message>
        <source>{n} without coordinates</source>
        <translation>{n} sin coordenadas</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>Domicilios</translation>
    </message>
    <message>
        <source>Number, name, phone, street or e-mail</source>
        <translation>Número, nombre, teléfono, calle o correo</translation>
    </message>
    <message>
        <source>No site chosen</source>
        <translation>Ningún domicilio elegido</translation>
    </message>
    <message>
        <source>Choose one in the list, or add one.</source>
        <translation>Elija uno en la lista o agregue uno.</translation>
    </message>
    <message>
        <source>&amp;New site</source>
        <translation>Do&amp;micilio nuevo</translation>
    </message>
    <message>
        <source>New site</source>
        <translation>Domicilio nuevo</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>Import&amp;ar…</translation>
    </message>
    <message>
        <source>Import sites from a sheet</source>
        <translation>Importar domicilios de una hoja</translation>
    </message>
    <message>
        <source>E&amp;xport…</source>
        <translation>E&amp;xportar…</translation>
    </message>
    <message>
        <source>Export sites to a sheet</source>
        <translation>Exportar domicilios a una hoja</translation>
    </message>
    <message>
        <source>No site has these words</source>
        <translation>Ningún domicilio contiene estas palabras</translation>
    </message>
    <message>
        <source>Look for fewer, or for a part of one.</source>
        <translation>Busque con menos palabras, o con parte de una.</translation>
    </message>
    <message>
        <source>No sites yet</source>
        <translation>Aún no hay domicilios</translation>
    </message>
    <message>
        <source>Import the sheet of your customers with Import…, or add one with Ctrl+N.</source>
        <translation>Importe la hoja de sus clientes con Importar…, o agregue uno con Ctrl+N.</translation>
    </message>
    <message>
        <source>The new site</source>
        <translation>El domicilio nuevo</translation>
    </message>
    <message>
        <source>{name} is saved</source>
        <translation>Se guardó {name}</translation>
    </message>
    <message>
        <source>Number {number}, zone {zone}</source>
        <translation>Número {number}, zona {zone}</translation>
    </message>
    <message>
        <source>{name} is in use again</source>
        <translation>{name} está en uso de nuevo</translation>
    </message>
    <message>
        <source>{name} is no longer in use</source>
        <translation>{name} ya no está en uso</translation>
    </message>
    <message>
        <source>It is offered nothing any more. What it had stays on record.</source>
        <translation>Ya no se le ofrece nada. Lo que tenía queda en el registro.</translation>
    </message>
    <message>
        <source>Export sites</source>
        <translation>Exportar domicilios</translation>
    </message>
    <message>
        <source>Sites are exported</source>
        <translation>Los domicilios se exportaron</translation>
    </message>
    <message>
        <source>{n} rows in {path}</source>
        <translation>{n} filas en {path}</translation>
    </message>
    <message>
        <source>Exporting to {file}…</source>
        <translation>Exportando a {file}…</translation>
    </message>
    <message>
        <source>The addresses that your technicians go to, each in one zone.</source>
        <translation>Las direcciones a las que van sus técnicos, cada una en una zona.</translation>
    </message>
</context>
<context>
    <name>StaffForm</name>
    <message>
        <source>&amp;Login</source>
        <translation>&amp;Usuario</translation>
    </message>
    <message>
        <source>What is typed to sign in. It stays; the name can be changed.</source>
        <translation>Lo que se escribe para iniciar sesión. No cambia; el nombre se puede cambiar.</translation>
    </message>
    <message>
        <source>Na&amp;me</source>
        <translation>&amp;Nombre</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation>&amp;Rol</translation>
    </message>
    <message>
        <source>Reset &amp;password…</source>
        <translation>Resta&amp;blecer contraseña…</translation>
    </message>
    <message>
        <source>Reset the password</source>
        <translation>Restablecer la contraseña</translation>
    </message>
</context>
<context>
    <name>StaffPage</name>
    <message>
        <source>Staff</source>
        <translation>Personal</translation>
    </message>
    <message>
        <source>Everybody has a login of their own, so that the audit trail tells who did what.</source>
        <translation>Cada persona tiene su propio usuario, para que la auditoría diga quién hizo qué.</translation>
    </message>
    <message>
        <source>&amp;Add staff</source>
        <translation>&amp;Agregar personal</translation>
    </message>
    <message>
        <source>New member of staff</source>
        <translation>Nuevo miembro del personal</translation>
    </message>
    <message>
        <source>No staff yet</source>
        <translation>Aún no hay personal</translation>
    </message>
    <message>
        <source>Add the first with Ctrl+N.</source>
        <translation>Agregue al primero con Ctrl+N.</translation>
    </message>
    <message>
        <source>Nobody chosen</source>
        <translation>Nadie elegido</translation>
    </message>
    <message>
        <source>Choose somebody in the list, or add somebody.</source>
        <translation>Elija a alguien en la lista o agregue a alguien.</translation>
    </message>
    <message>
        <source>Filter staff</source>
        <translation>Filtrar el personal</translation>
    </message>
    <message>
        <source>Staff: {n}</source>
        <translation>Personal: {n}</translation>
    </message>
    <message>
        <source>{name} is saved</source>
        <translation>Se guardó {name}</translation>
    </message>
    <message>
        <source>{name} can sign in again</source>
        <translation>{name} puede iniciar sesión de nuevo</translation>
    </message>
    <message>
        <source>{name} can no longer sign in here</source>
        <translation>{name} ya no puede iniciar sesión aquí</translation>
    </message>
    <message>
        <source>Windows that are open are signed out. What they did stays on record.</source>
        <translation>En las ventanas abiertas se cierra la sesión. Lo que hizo queda en el registro.</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>Last sign-in</source>
        <translation>Último acceso</translation>
    </message>
    <message>
        <source>Say what is typed to sign in.</source>
        <translation>Indique lo que se escribe para iniciar sesión.</translation>
    </message>
    <message>
        <source>{name} is added</source>
        <translation>Se agregó a {name}</translation>
    </message>
    <message>
        <source>{login} works in another branch too, and keeps the password.</source>
        <translation>{login} también trabaja en otra sucursal y conserva la contraseña.</translation>
    </message>
    <message>
        <source>Deactivate {name}?</source>
        <translation>¿Desactivar a {name}?</translation>
    </message>
    <message>
        <source>{login} can no longer sign in here, and windows that are open are signed out. What they did stays on record; Activate takes it back.</source>
        <translation>{login} ya no podrá iniciar sesión aquí, y en las ventanas abiertas se cerrará la sesión. Lo que hizo queda en el registro; Activar lo revierte.</translation>
    </message>
    <message>
        <source>&amp;Deactivate</source>
        <translation>De&amp;sactivar</translation>
    </message>
    <message>
        <source>Reset the password of {name}?</source>
        <translation>¿Restablecer la contraseña de {name}?</translation>
    </message>
    <message>
        <source>The old one stops working now. You get a one-time password to hand over.</source>
        <translation>La anterior deja de funcionar ahora. Usted recibe una contraseña de un solo uso para entregarla.</translation>
    </message>
    <message>
        <source>&amp;Reset it</source>
        <translation>Restab&amp;lecerla</translation>
    </message>
    <message>
        <source>The password of {login} is reset</source>
        <translation>Se restableció la contraseña de {login}</translation>
    </message>
    <message>
        <source>You went on before it came. Reset it again to see one.</source>
        <translation>Usted siguió adelante antes de que llegara. Restablézcala de nuevo para ver una.</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nunca</translation>
    </message>
    <message>
        <source>Save gives a new login a one-time password to hand over.</source>
        <translation>Guardar da a un usuario nuevo una contraseña de un solo uso para entregarla.</translation>
    </message>
    <message>
        <source>Added by {who} on {when}.</source>
        <translation>Agregado el {when} por {who}.</translation>
    </message>
    <message>
        <source>Last sign-in: {when}.</source>
        <translation>Último acceso ({when}).</translation>
    </message>
    <message>
        <source>Deactivated on {when}.</source>
        <translation>El {when} quedó desactivado.</translation>
    </message>
    <message>
        <source>The one-time password was not changed yet.</source>
        <translation>La contraseña de un solo uso aún no se ha cambiado.</translation>
    </message>
</context>
<context>
    <name>StaffWords</name>
    <message>
        <source>CSR</source>
        <translation>CSR</translation>
    </message>
    <message>
        <source>Books on the phone: sites, holds, messages.</source>
        <translation>Reserva por teléfono: domicilios, apartados, mensajes.</translation>
    </message>
    <message>
        <source>Dispatcher</source>
        <translation>Despachador</translation>
    </message>
    <message>
        <source>Books, and confirms holds, moves stops and blocks times.</source>
        <translation>Reserva, y además confirma apartados, mueve paradas y bloquea horarios.</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>Administrador</translation>
    </message>
    <message>
        <source>Sets up: zones, windows, capacity, sheets, rules, staff. Sees the audit.</source>
        <translation>Configura: zonas, franjas, capacidad, hojas, reglas, personal. Ve la auditoría.</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>Servicio de entrega</translation>
    </message>
    <message>
        <source>A program&apos;s login, for &quot;booker worker&quot;: delivers messages, and may do nothing else.</source>
        <translation>El usuario de un programa, para &quot;booker worker&quot;: entrega mensajes y no puede hacer nada más.</translation>
    </message>
    <message>
        <source>Worker (delivers messages)</source>
        <translation>Servicio (entrega mensajes)</translation>
    </message>
</context>
<context>
    <name>State</name>
    <message>
        <source>Held</source>
        <translation>Apartada</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>Propuesta</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Confirmada</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Completada</translation>
    </message>
    <message>
        <source>No-show</source>
        <translation>Cliente ausente</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Cancelada</translation>
    </message>
    <message>
        <source>Rescheduled</source>
        <translation>Reprogramada</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Vencida</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>Liberada</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Borrador</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>En cola</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Retirado</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Entregado</translation>
    </message>
    <message>
        <source>Bounced</source>
        <translation>Devuelto</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>Queja</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallido</translation>
    </message>
    <message>
        <source>Uncertain</source>
        <translation>Incierto</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abierta</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerrada</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Revisando…</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Tiempo restante</translation>
    </message>
    <message>
        <source>Ends soon</source>
        <translation>Termina pronto</translation>
    </message>
    <message>
        <source>Ends now</source>
        <translation>Termina ya</translation>
    </message>
</context>
<context>
    <name>StatusStrip</name>
    <message>
        <source>Connected</source>
        <translation>Conectado</translation>
    </message>
    <message>
        <source>Connecting …</source>
        <translation>Conectando…</translation>
    </message>
    <message>
        <source>showing data of {time}</source>
        <translation>mostrando datos de las {time}</translation>
    </message>
    <message>
        <source>nothing read yet</source>
        <translation>aún no se ha leído nada</translation>
    </message>
    <message>
        <source>Signed out by the server since {since}, {shown}. {why}</source>
        <translation>El servidor cerró la sesión desde las {since}, {shown}. {why}</translation>
    </message>
    <message>
        <source>Reconnecting; offline since {since}, {shown}</source>
        <translation>Reconectando; sin conexión desde las {since}, {shown}</translation>
    </message>
    <message>
        <source>1 act waits for its answer</source>
        <translation>1 acción espera su respuesta</translation>
    </message>
    <message>
        <source>{n} acts wait for their answers</source>
        <translation>{n} acciones esperan su respuesta</translation>
    </message>
    <message>
        <source>· server {time}</source>
        <translation>· servidor {time}</translation>
    </message>
    <message>
        <source>{zone}: 1 hold running</source>
        <translation>{zone}: 1 apartado en curso</translation>
    </message>
    <message>
        <source>{zone}: {n} holds running</source>
        <translation>{zone}: {n} apartados en curso</translation>
    </message>
    <message>
        <source>{n} more elsewhere</source>
        <translation>{n} más en otras zonas</translation>
    </message>
</context>
<context>
    <name>StepBar</name>
    <message>
        <source>Steps of the import</source>
        <translation>Pasos de la importación</translation>
    </message>
</context>
<context>
    <name>StopDetails</name>
    <message>
        <source>Details of the stop</source>
        <translation>Detalles de la parada</translation>
    </message>
    <message>
        <source>No stop chosen</source>
        <translation>Ninguna parada elegida</translation>
    </message>
    <message>
        <source>Choose a stop in the timeline: by mouse, or with the arrow keys.</source>
        <translation>Elija una parada en la línea de tiempo: con el ratón o con las flechas.</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Soltar</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Fijar</translation>
    </message>
    <message>
        <source>Unpin the stop</source>
        <translation>Soltar la parada</translation>
    </message>
    <message>
        <source>Pin the stop where it is</source>
        <translation>Fijar la parada donde está</translation>
    </message>
</context>
<context>
    <name>StopWords</name>
    <message>
        <source>{n} min</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>{h} h</source>
        <translation>{h} h</translation>
    </message>
    <message>
        <source>{h} h {n} min</source>
        <translation>{h} h {n} min</translation>
    </message>
    <message>
        <source>Route {n}</source>
        <translation>Ruta {n}</translation>
    </message>
    <message>
        <source>no stops</source>
        <translation>sin paradas</translation>
    </message>
    <message>
        <source>{n} of {most} stops</source>
        <translation>{n} de {most} paradas</translation>
    </message>
    <message>
        <source>1 stop</source>
        <translation>1 parada</translation>
    </message>
    <message>
        <source>{n} stops</source>
        <translation>{n} paradas</translation>
    </message>
    <message>
        <source>kept until the answer</source>
        <translation>se conserva hasta la respuesta</translation>
    </message>
    <message>
        <source>arrives {time}, until {end}</source>
        <translation>llega {time}, hasta {end}</translation>
    </message>
    <message>
        <source>promised {span}</source>
        <translation>prometido {span}</translation>
    </message>
    <message>
        <source>drive {minutes} min</source>
        <translation>trayecto {minutes} min</translation>
    </message>
    <message>
        <source>VIP</source>
        <translation>VIP</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>fijada</translation>
    </message>
    <message>
        <source>agreed by the customer</source>
        <translation>aceptada por el cliente</translation>
    </message>
    <message>
        <source>{n} technicians at once</source>
        <translation>{n} técnicos a la vez</translation>
    </message>
    <message>
        <source>{time} with {technician}</source>
        <translation>{time} con {technician}</translation>
    </message>
    <message>
        <source>outside the promise {span}</source>
        <translation>fuera del compromiso {span}</translation>
    </message>
    <message>
        <source>{before} before, {after} after</source>
        <translation>{before} antes, {after} después</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Trabajo</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>Compromiso</translation>
    </message>
    <message>
        <source>Arrival</source>
        <translation>Llegada</translation>
    </message>
    <message>
        <source>Technician</source>
        <translation>Técnico</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>Trayecto</translation>
    </message>
    <message>
        <source>Buffers</source>
        <translation>Márgenes</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Site notes</source>
        <translation>Notas del domicilio</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>{name}, and {n} more at once</source>
        <translation>{name} y {n} más a la vez</translation>
    </message>
</context>
<context>
    <name>Tabs</name>
    <message>
        <source>Book</source>
        <translation>Reservar</translation>
    </message>
    <message>
        <source>Dispatch</source>
        <translation>Despacho</translation>
    </message>
    <message>
        <source>Bookings</source>
        <translation>Reservas</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>Setup</source>
        <translation>Configuración</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Auditoría</translation>
    </message>
</context>
<context>
    <name>Taken</name>
    <message>
        <source>What you typed stays. There it is something else now: {fields}.</source>
        <translation>Lo que usted escribió se conserva. Lo guardado ahora es distinto en: {fields}.</translation>
    </message>
    <message>
        <source>Save to write what you typed, or undo to take what stands there.</source>
        <translation>Guarde para registrar lo que escribió, o deshaga para tomar lo que está guardado.</translation>
    </message>
    <message>
        <source>What you typed stays; the other fields show what stands there now.</source>
        <translation>Lo que usted escribió se conserva; los demás campos muestran lo que está guardado ahora.</translation>
    </message>
    <message>
        <source>The form shows what stands there now.</source>
        <translation>El formulario muestra lo que está guardado ahora.</translation>
    </message>
</context>
<context>
    <name>TemplateForm</name>
    <message>
        <source>Formatted text (HTML)</source>
        <translation>Texto con formato (HTML)</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Texto simple</translation>
    </message>
    <message>
        <source>Sub&amp;ject</source>
        <translation>&amp;Asunto</translation>
    </message>
    <message>
        <source>Formatted te&amp;xt (HTML)</source>
        <translation>Texto con &amp;formato (HTML)</translation>
    </message>
    <message>
        <source>P&amp;lain text</source>
        <translation>Te&amp;xto simple</translation>
    </message>
    <message>
        <source>Formatted or plain text</source>
        <translation>Texto con formato o simple</translation>
    </message>
    <message>
        <source>Formatted</source>
        <translation>Con formato</translation>
    </message>
    <message>
        <source>Find a variable</source>
        <translation>Buscar una variable</translation>
    </message>
    <message>
        <source>Find what can be filled in</source>
        <translation>Buscar lo que se puede insertar</translation>
    </message>
    <message>
        <source>What can be filled in</source>
        <translation>Lo que se puede insertar</translation>
    </message>
    <message>
        <source>Nothing of that name</source>
        <translation>Nada con ese nombre</translation>
    </message>
    <message>
        <source>Clear the search to see all.</source>
        <translation>Borre la búsqueda para ver todo.</translation>
    </message>
    <message>
        <source>To fill in</source>
        <translation>Para insertar</translation>
    </message>
    <message>
        <source>For example</source>
        <translation>Por ejemplo</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Qué es</translation>
    </message>
    <message>
        <source>Text message</source>
        <translation>Mensaje de texto</translation>
    </message>
</context>
<context>
    <name>TemplatePreview</name>
    <message>
        <source>Bookings to choose from</source>
        <translation>Reservas para elegir</translation>
    </message>
    <message>
        <source>An invented customer</source>
        <translation>Un cliente ficticio</translation>
    </message>
    <message>
        <source>As &amp;it would be for</source>
        <translation>Cómo &amp;quedaría para</translation>
    </message>
    <message>
        <source>Booking of the preview</source>
        <translation>Reserva de la vista previa</translation>
    </message>
    <message>
        <source>reference of a booking</source>
        <translation>referencia de una reserva</translation>
    </message>
    <message>
        <source>This is how it was before the fault.</source>
        <translation>Así estaba antes del error.</translation>
    </message>
</context>
<context>
    <name>TemplateWords</name>
    <message>
        <source>Confirmation</source>
        <translation>Confirmación</translation>
    </message>
    <message>
        <source>Reschedule</source>
        <translation>Reprogramación</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>Propuesta</translation>
    </message>
    <message>
        <source>Cancellation</source>
        <translation>Cancelación</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>Recordatorio</translation>
    </message>
    <message>
        <source>Technician on the way</source>
        <translation>Técnico en camino</translation>
    </message>
    <message>
        <source>No-show</source>
        <translation>Cliente ausente</translation>
    </message>
    <message>
        <source>Notice to the branch</source>
        <translation>Aviso a la sucursal</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Text message</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Inglés</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Español</translation>
    </message>
    <message>
        <source>Your own, with a fault: the shipped one is sent</source>
        <translation>Propio, con un error: se envía el original</translation>
    </message>
    <message>
        <source>As shipped</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>Propio</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>Error</translation>
    </message>
</context>
<context>
    <name>TemplatesPage</name>
    <message>
        <source>Message templates</source>
        <translation>Plantillas de mensaje</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Guardar</translation>
    </message>
    <message>
        <source>Save these texts</source>
        <translation>Guardar estos textos</translation>
    </message>
    <message>
        <source>&amp;Undo changes</source>
        <translation>&amp;Deshacer cambios</translation>
    </message>
    <message>
        <source>Undo the changes that are not saved</source>
        <translation>Deshacer los cambios no guardados</translation>
    </message>
    <message>
        <source>Back to the shi&amp;pped one</source>
        <translation>&amp;Volver al original</translation>
    </message>
    <message>
        <source>Back to the shipped texts</source>
        <translation>Volver a los textos originales</translation>
    </message>
    <message>
        <source>Another desk changed this text</source>
        <translation>Otro puesto cambió este texto</translation>
    </message>
    <message>
        <source>What you typed stays here. Save to put it in the place of theirs.</source>
        <translation>Lo que usted escribió sigue aquí. Guarde para ponerlo en lugar del otro.</translation>
    </message>
    <message>
        <source>Undo changes shows theirs.</source>
        <translation>Deshacer cambios muestra el otro.</translation>
    </message>
    <message>
        <source>not saved yet</source>
        <translation>aún sin guardar</translation>
    </message>
    <message>
        <source>The shipped text is sent instead: {why}</source>
        <translation>En su lugar se envía el texto original: {why}</translation>
    </message>
    <message>
        <source>For customers whose own language is {language}.</source>
        <translation>Para clientes cuyo idioma es {language}.</translation>
    </message>
    <message>
        <source>What your customers read. English and Spanish texts come with the program; your own take their place. Until one works, the shipped one is sent.</source>
        <translation>Lo que leen sus clientes. El programa trae textos en inglés y en español; los suyos los reemplazan. Mientras uno no funcione, se envía el original.</translation>
    </message>
    <message>
        <source>{name}: the shipped text is sent again</source>
        <translation>{name}: se envía de nuevo el texto original</translation>
    </message>
    <message>
        <source>{name} is saved</source>
        <translation>Se guardó {name}</translation>
    </message>
    <message>
        <source>Put it in, if the customer shall read it.</source>
        <translation>Insértelo si el cliente debe leerlo.</translation>
    </message>
    <message>
        <source>From the next hold on. What is drafted already stays as it is.</source>
        <translation>A partir del próximo apartado. Lo que ya está en borrador se queda como está.</translation>
    </message>
    <message>
        <source>These are the shipped texts</source>
        <translation>Estos son los textos originales</translation>
    </message>
    <message>
        <source>Save to send them from now on; Undo changes brings your own back.</source>
        <translation>Guarde para enviarlos desde ahora; Deshacer cambios recupera los suyos.</translation>
    </message>
</context>
<context>
    <name>TimeField</name>
    <message>
        <source>This is no time of day. Type one such as {example}.</source>
        <translation>Esto no es una hora del día. Escriba una como {example}.</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>{customer}: this stop cannot be moved any more.</source>
        <translation>{customer}: esta parada ya no se puede mover.</translation>
    </message>
    <message>
        <source>{customer} is pinned. Unpin the stop ({keys}), then move it.</source>
        <translation>{customer} está fijada. Suelte la parada ({keys}) y luego muévala.</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Timeline of the zone&apos;s day</source>
        <translation>Línea de tiempo del día de la zona</translation>
    </message>
</context>
<context>
    <name>UnsavedNotice</name>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Save and go on</source>
        <translation>Guardar y continuar</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Discard and go on</source>
        <translation>Descartar y continuar</translation>
    </message>
    <message>
        <source>{name}: the changes are not saved</source>
        <translation>{name}: los cambios no se han guardado</translation>
    </message>
    <message>
        <source>They stay here. Save them or discard them to go on; Esc stays.</source>
        <translation>Siguen aquí. Guárdelos o descártelos para continuar; con Esc se queda aquí.</translation>
    </message>
</context>
<context>
    <name>WindowForm</name>
    <message>
        <source>&amp;Label</source>
        <translation>Eti&amp;queta</translation>
    </message>
    <message>
        <source>As it is said on the phone, such as 8-10 or Morning.</source>
        <translation>Como se dice por teléfono, por ejemplo 8-10 o Mañana.</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>De&amp;sde</translation>
    </message>
    <message>
        <source>&amp;Until</source>
        <translation>&amp;Hasta</translation>
    </message>
    <message>
        <source>&amp;Weekdays</source>
        <translation>Días de &amp;la semana</translation>
    </message>
    <message>
        <source>Weekdays</source>
        <translation>Días de la semana</translation>
    </message>
    <message>
        <source>&amp;Most bookings of a zone&apos;s day</source>
        <translation>&amp;Máximo de reservas por zona y día</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>sin límite</translation>
    </message>
    <message>
        <source>Capacity sets the limit in any case; this one comes before it.</source>
        <translation>La capacidad pone el límite de todos modos; este se aplica antes.</translation>
    </message>
</context>
<context>
    <name>WindowGrid</name>
    <message>
        <source>Arrival windows</source>
        <translation>Franjas de llegada</translation>
    </message>
    <message>
        <source>No arrival windows yet</source>
        <translation>Aún no hay franjas de llegada</translation>
    </message>
    <message>
        <source>Earlier days (Page Up)</source>
        <translation>Días anteriores (Re Pág)</translation>
    </message>
    <message>
        <source>Later days (Page Down)</source>
        <translation>Días siguientes (Av Pág)</translation>
    </message>
    <message>
        <source>No arrival windows</source>
        <translation>Sin franjas de llegada</translation>
    </message>
    <message>
        <source>This branch has none on these days. Page Down shows later days.</source>
        <translation>Esta sucursal no tiene ninguna en estos días. Av Pág muestra días posteriores.</translation>
    </message>
    <message>
        <source>{window} has just gone. {why}</source>
        <translation>{window} acaba de ocuparse. {why}</translation>
    </message>
    <message>
        <source>As of {time}, {n} s ago: may have changed</source>
        <translation>Datos de las {time}, hace {n} s: pueden haber cambiado</translation>
    </message>
    <message>
        <source>As of {time}</source>
        <translation>Datos de las {time}</translation>
    </message>
    <message>
        <source>Open · {n}</source>
        <translation>Libre · {n}</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>Closed: {reason}</source>
        <translation>Cerrada: {reason}</translation>
    </message>
    <message>
        <source>Open: {explanation}</source>
        <translation>Abierta: {explanation}</translation>
    </message>
    <message>
        <source>{n} minutes more driving, the least of those shown.</source>
        <translation>{n} minutos más de trayecto, el mínimo de las mostradas.</translation>
    </message>
    <message>
        <source>{n} minutes more driving.</source>
        <translation>{n} minutos más de trayecto.</translation>
    </message>
</context>
<context>
    <name>WindowGridDelegate</name>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
</context>
<context>
    <name>WindowGridView</name>
    <message>
        <source>Checking…</source>
        <translation>Espere…</translation>
    </message>
</context>
<context>
    <name>WindowPane</name>
    <message>
        <source>Arrival &amp;windows</source>
        <translation>Fran&amp;jas de llegada</translation>
    </message>
    <message>
        <source>Open the booking that stands in the way</source>
        <translation>Abrir la reserva que lo impide</translation>
    </message>
    <message>
        <source>No site chosen</source>
        <translation>Ningún domicilio elegido</translation>
    </message>
    <message>
        <source>Find the customer&apos;s site ({keys}); its windows are shown here.</source>
        <translation>Busque el domicilio del cliente ({keys}); aquí se muestran sus franjas.</translation>
    </message>
    <message>
        <source>No job type chosen</source>
        <translation>Ningún tipo de trabajo elegido</translation>
    </message>
    <message>
        <source>Choose what is to be done ({keys}).</source>
        <translation>Elija qué se va a hacer ({keys}).</translation>
    </message>
    <message>
        <source>Looking for windows in {zone}…</source>
        <translation>Buscando franjas en {zone}…</translation>
    </message>
    <message>
        <source>Holding {window}…</source>
        <translation>Apartando {window}…</translation>
    </message>
    <message>
        <source>{window} cannot be promised</source>
        <translation>{window} no se puede prometer</translation>
    </message>
    <message>
        <source>Choose one of the windows that are open.</source>
        <translation>Elija una de las franjas abiertas.</translation>
    </message>
    <message>
        <source>The cursor stays; choose a window that is open.</source>
        <translation>El cursor se queda; elija una franja abierta.</translation>
    </message>
    <message>
        <source>No arrival windows yet</source>
        <translation>Aún no hay franjas de llegada</translation>
    </message>
    <message>
        <source>An admin adds or imports them under Setup, Arrival windows.</source>
        <translation>Un administrador las agrega o importa en Configuración, Franjas de llegada.</translation>
    </message>
    <message>
        <source>Page Down shows later weeks. An admin adds routes under Setup, Calendar.</source>
        <translation>Av Pág muestra semanas posteriores. Un administrador agrega rutas en Configuración, Calendario.</translation>
    </message>
    <message>
        <source>No technician works in {zone} in these two weeks</source>
        <translation>Ningún técnico trabaja en {zone} en estas dos semanas</translation>
    </message>
    <message>
        <source>Open booking {reference}</source>
        <translation>Abrir reserva {reference}</translation>
    </message>
</context>
<context>
    <name>WindowsPage</name>
    <message>
        <source>Arrival windows</source>
        <translation>Franjas de llegada</translation>
    </message>
    <message>
        <source>What customers are promised: that the technician arrives between two times.</source>
        <translation>Lo que se promete a los clientes: que el técnico llega entre dos horas.</translation>
    </message>
    <message>
        <source>&amp;Add window</source>
        <translation>&amp;Agregar franja</translation>
    </message>
    <message>
        <source>New arrival window</source>
        <translation>Nueva franja de llegada</translation>
    </message>
    <message>
        <source>No arrival windows yet</source>
        <translation>Aún no hay franjas de llegada</translation>
    </message>
    <message>
        <source>Add the first one with Ctrl+N, or bring your list with Import…, below.</source>
        <translation>Agregue la primera con Ctrl+N, o traiga su lista con Importar…, abajo.</translation>
    </message>
    <message>
        <source>No arrival window chosen</source>
        <translation>Ninguna franja de llegada elegida</translation>
    </message>
    <message>
        <source>Choose one in the list, or add one.</source>
        <translation>Elija una en la lista o agregue una.</translation>
    </message>
    <message>
        <source>Filter arrival windows</source>
        <translation>Filtrar las franjas de llegada</translation>
    </message>
    <message>
        <source>Arrival windows: {n}</source>
        <translation>Franjas de llegada: {n}</translation>
    </message>
    <message>
        <source>{name} is saved</source>
        <translation>Se guardó {name}</translation>
    </message>
    <message>
        <source>{name} is in use again</source>
        <translation>{name} está en uso de nuevo</translation>
    </message>
    <message>
        <source>{name} is no longer in use</source>
        <translation>{name} ya no está en uso</translation>
    </message>
    <message>
        <source>It is not offered any more. What was promised in it stays.</source>
        <translation>Ya no se ofrece. Lo prometido en ella se mantiene.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Franja</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Desde</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Hasta</translation>
    </message>
    <message>
        <source>Weekdays</source>
        <translation>Días de la semana</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Máximo</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>sin límite</translation>
    </message>
</context>
<context>
    <name>WorkBar</name>
    <message>
        <source>How far it is</source>
        <translation>Cuánto ha avanzado</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Cancelar</translation>
    </message>
    <message>
        <source>Cancel what is running</source>
        <translation>Cancelar lo que está en curso</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Volver</translation>
    </message>
    <message>
        <source>Back to the step before</source>
        <translation>Volver al paso anterior</translation>
    </message>
    <message>
        <source>To the next step</source>
        <translation>Ir al paso siguiente</translation>
    </message>
    <message>
        <source>{done} of {total} {what}</source>
        <translation>{done} de {total} {what}</translation>
    </message>
    <message>
        <source>{done} {what}</source>
        <translation>{done} {what}</translation>
    </message>
</context>
<context>
    <name>ZoneForm</name>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nombre</translation>
    </message>
    <message>
        <source>&amp;Between two stops</source>
        <translation>Entre dos &amp;paradas</translation>
    </message>
    <message>
        <source>Counted where a site has no coordinates.</source>
        <translation>Se cuenta cuando un domicilio no tiene coordenadas.</translation>
    </message>
    <message>
        <source>&amp;Longest drive</source>
        <translation>Trayecto má&amp;ximo</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>sin límite</translation>
    </message>
    <message>
        <source>A longer one is never planned.</source>
        <translation>Nunca se planea uno más largo.</translation>
    </message>
    <message>
        <source>&amp;Road factor</source>
        <translation>&amp;Factor de camino</translation>
    </message>
    <message>
        <source>Spe&amp;ed</source>
        <translation>&amp;Velocidad</translation>
    </message>
    <message>
        <source>km/h</source>
        <translation>km/h</translation>
    </message>
    <message>
        <source>Between two sites with coordinates: the straight line times the road factor, at this speed.</source>
        <translation>Entre dos domicilios con coordenadas: la línea recta por el factor de camino, a esta velocidad.</translation>
    </message>
    <message>
        <source>&amp;VIP reserve</source>
        <translation>&amp;Reserva VIP</translation>
    </message>
    <message>
        <source>routes</source>
        <translation>rutas</translation>
    </message>
    <message>
        <source>Kept until &amp;hours before</source>
        <translation>Ter&amp;mina (horas antes)</translation>
    </message>
    <message>
        <source>h</source>
        <translation>h</translation>
    </message>
    <message>
        <source>So many routes of a day are kept for VIP customers, until so many hours before its first shift.</source>
        <translation>Esa cantidad de rutas de un día se guarda para clientes VIP, hasta esa cantidad de horas antes de su primer turno.</translation>
    </message>
    <message>
        <source>Released until</source>
        <translation>Abierta hasta</translation>
    </message>
    <message>
        <source>&amp;Only until</source>
        <translation>S&amp;olo hasta</translation>
    </message>
    <message>
        <source>Last day released</source>
        <translation>Último día abierto</translation>
    </message>
    <message>
        <source>Later days are not offered yet; not ticked: as far as the horizon.</source>
        <translation>Los días posteriores aún no se ofrecen; sin marcar: hasta el horizonte.</translation>
    </message>
</context>
<context>
    <name>ZoneLinks</name>
    <message>
        <source>Routes of</source>
        <translation>Rutas de</translation>
    </message>
    <message>
        <source>may serve sites of</source>
        <translation>pueden atender la zona</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Al menos</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>Zonas vecinas</translation>
    </message>
    <message>
        <source>Neighbour</source>
        <translation>Zona vecina</translation>
    </message>
    <message>
        <source>Which way</source>
        <translation>En qué sentido</translation>
    </message>
    <message>
        <source>both ways</source>
        <translation>en ambos sentidos</translation>
    </message>
    <message>
        <source>only to here</source>
        <translation>solo hacia aquí</translation>
    </message>
    <message>
        <source>only from here</source>
        <translation>solo desde aquí</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>Minutes of driving across the border, at least</source>
        <translation>Minutos de trayecto de una zona a la otra, al menos</translation>
    </message>
    <message>
        <source>Set neighbo&amp;ur</source>
        <translation>G&amp;uardar vecina</translation>
    </message>
    <message>
        <source>Write this neighbour now</source>
        <translation>Guardar esta zona vecina ahora</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>&amp;Quitar</translation>
    </message>
    <message>
        <source>Remove the chosen neighbour now (Delete)</source>
        <translation>Quitar ahora la zona vecina elegida (Delete)</translation>
    </message>
    <message>
        <source>No neighbours</source>
        <translation>Sin zonas vecinas</translation>
    </message>
    <message>
        <source>Save the zone first</source>
        <translation>Guarde primero la zona</translation>
    </message>
    <message>
        <source>Only its own routes serve its sites.</source>
        <translation>Solo sus propias rutas atienden sus domicilios.</translation>
    </message>
    <message>
        <source>Nei&amp;ghbour</source>
        <translation>&amp;Zona vecina</translation>
    </message>
    <message>
        <source>&amp;Way</source>
        <translation>&amp;Sentido</translation>
    </message>
    <message>
        <source>A neighbour&apos;s routes may serve the sites across the border, at least so many minutes away. Neighbours are written at once.</source>
        <translation>Las rutas de una zona vecina pueden atender los domicilios del otro lado, a no menos de esos minutos. Las zonas vecinas se guardan al instante.</translation>
    </message>
</context>
<context>
    <name>ZonesPage</name>
    <message>
        <source>Zones</source>
        <translation>Zonas</translation>
    </message>
    <message>
        <source>The areas that your technicians cover. Every site is in one, and capacity is set zone by zone.</source>
        <translation>Las áreas que cubren sus técnicos. Cada domicilio está en una, y la capacidad se fija zona por zona.</translation>
    </message>
    <message>
        <source>&amp;Add zone</source>
        <translation>&amp;Agregar zona</translation>
    </message>
    <message>
        <source>New zone</source>
        <translation>Nueva zona</translation>
    </message>
    <message>
        <source>No zones yet</source>
        <translation>Aún no hay zonas</translation>
    </message>
    <message>
        <source>Add the first one with Ctrl+N. Where a sheet of sites or of capacity names zones, importing it can make them: see Import.</source>
        <translation>Agregue la primera con Ctrl+N. Si una hoja de domicilios o de capacidad nombra zonas, al importarla se pueden crear: vea Importar.</translation>
    </message>
    <message>
        <source>No zone chosen</source>
        <translation>Ninguna zona elegida</translation>
    </message>
    <message>
        <source>Choose one in the list, or add one.</source>
        <translation>Elija una en la lista o agregue una.</translation>
    </message>
    <message>
        <source>Filter zones</source>
        <translation>Filtrar las zonas</translation>
    </message>
    <message>
        <source>Zones: {n}</source>
        <translation>Zonas: {n}</translation>
    </message>
    <message>
        <source>{name} is saved</source>
        <translation>Se guardó {name}</translation>
    </message>
    <message>
        <source>{name} is in use again</source>
        <translation>{name} está en uso de nuevo</translation>
    </message>
    <message>
        <source>{name} is no longer in use</source>
        <translation>{name} ya no está en uso</translation>
    </message>
    <message>
        <source>Its sites are offered nothing any more. What was promised stays.</source>
        <translation>A sus domicilios ya no se les ofrece nada. Lo prometido se mantiene.</translation>
    </message>
    <message>
        <source>{n} until {hours} h before</source>
        <translation>{n} hasta {hours} h antes</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zona</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>Domicilios</translation>
    </message>
    <message>
        <source>Between stops</source>
        <translation>Entre paradas</translation>
    </message>
    <message>
        <source>Longest drive</source>
        <translation>Trayecto máximo</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>sin límite</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Velocidad</translation>
    </message>
    <message>
        <source>{n} km/h</source>
        <translation>{n} km/h</translation>
    </message>
    <message>
        <source>Road factor</source>
        <translation>Factor de camino</translation>
    </message>
    <message>
        <source>VIP reserve</source>
        <translation>Reserva VIP</translation>
    </message>
    <message>
        <source>Released until</source>
        <translation>Abierta hasta</translation>
    </message>
    <message>
        <source>{zone} and {other} are no longer neighbours that way</source>
        <translation>{zone} y {other} ya no son vecinas en ese sentido</translation>
    </message>
    <message>
        <source>{zone} and {other} are neighbours</source>
        <translation>{zone} y {other} son vecinas</translation>
    </message>
</context>
<context>
    <name>_HiddenQuestion</name>
    <message>
        <source>This sheet hides rows or columns. Shall they count?</source>
        <translation>Esta hoja oculta filas o columnas. ¿Deben contar?</translation>
    </message>
    <message>
        <source>&amp;Take them</source>
        <translation>Tom&amp;arlas</translation>
    </message>
    <message>
        <source>Take the hidden rows and columns</source>
        <translation>Tomar las filas y columnas ocultas</translation>
    </message>
    <message>
        <source>&amp;Leave them out</source>
        <translation>De&amp;jarlas fuera</translation>
    </message>
    <message>
        <source>Leave the hidden rows and columns out</source>
        <translation>Dejar fuera las filas y columnas ocultas</translation>
    </message>
</context>
<context>
    <name>_Questions</name>
    <message>
        <source>No questions</source>
        <translation>Sin preguntas</translation>
    </message>
    <message>
        <source>Type one below.</source>
        <translation>Escriba una abajo.</translation>
    </message>
</context>
<context>
    <name>_StepButton</name>
    <message>
        <source>Step {n}: {title}</source>
        <translation>Paso {n}: {title}</translation>
    </message>
</context>
</TS>
