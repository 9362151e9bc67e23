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
        <source>{reference} is marked a no-show.</source>
        <translation>{reference} quedó marcada como cliente ausente.</translation>
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
        <source>&amp;Message</source>
        <translation>Mensa&amp;je</translation>
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
    <name>ColumnWords</name>
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
        <source>login</source>
        <translation>usuario</translation>
    </message>
    <message>
        <source>longitude</source>
        <translation>longitud</translation>
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
        <source>number</source>
        <translation>número</translation>
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
        <source>replaces</source>
        <translation>reemplaza a</translation>
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
        <source>zone day</source>
        <translation>día de zona</translation>
    </message>
    <message>
        <source>zone</source>
        <translation>zona</translation>
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
        <source>drafted the confirmation for {recipient}</source>
        <translation>redactó la confirmación para {recipient}</translation>
    </message>
    <message>
        <source>drafted the confirmation anew for {recipient}</source>
        <translation>redactó de nuevo la confirmación para {recipient}</translation>
    </message>
    <message>
        <source>queued the confirmation for {recipient}</source>
        <translation>puso en cola la confirmación para {recipient}</translation>
    </message>
    <message>
        <source>withdrew the message</source>
        <translation>retiró el mensaje</translation>
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
        <source>The site has no e-mail address, so no message goes out: tell the customer.</source>
        <translation>El domicilio no tiene correo electrónico, así que no sale ningún mensaje: avise al cliente.</translation>
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
        <translation>Por {login} a las {time}.</translation>
    </message>
    <message>
        <source>Confirmed by {login} at {time}; the message is on its way.</source>
        <translation>Confirmada por {login} a las {time}; el mensaje va en camino.</translation>
    </message>
</context>
<context>
    <name>HoldPane</name>
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
        <translation>{reference}: nadie la confirmó antes de las {time}. La franja está libre de nuevo.</translation>
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
        <translation>{reference} se decidió a las {time}.</translation>
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
        <source>An admin imports them: booker import job-types FILE.</source>
        <translation>Un administrador los importa: booker import job-types FILE.</translation>
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
        <source>&amp;Keys</source>
        <translation>&amp;Teclas</translation>
    </message>
    <message>
        <source>Sign &amp;out</source>
        <translation>&amp;Cerrar sesión</translation>
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
        <source>To</source>
        <translation>Para</translation>
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
</context>
<context>
    <name>MessagesTab</name>
    <message>
        <source>Booking, customer or e-mail address</source>
        <translation>Reserva, cliente o correo electrónico</translation>
    </message>
    <message>
        <source>Booking, customer, e-mail address</source>
        <translation>Reserva, cliente, correo electrónico</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
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
        <source>Queued messages wait: nothing is delivered before delivery is set up.</source>
        <translation>Los mensajes en cola esperan: nada se entrega antes de configurar la entrega.</translation>
    </message>
    <message>
        <source>No message matches</source>
        <translation>Ningún mensaje coincide</translation>
    </message>
    <message>
        <source>Look in any state, or with fewer words.</source>
        <translation>Busque en cualquier estado o con menos palabras.</translation>
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
        <source>State of the messages</source>
        <translation>Estado de los mensajes</translation>
    </message>
    <message>
        <source>Any state</source>
        <translation>Cualquier estado</translation>
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
        <source>Caps Lock seems to be on.</source>
        <translation>Parece que Bloq Mayús está activado.</translation>
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
        <source>Which &amp;branch do you work in?</source>
        <translation>¿En qué &amp;sucursal trabaja?</translation>
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
        <source>VIP customer</source>
        <translation>Cliente VIP</translation>
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
        <source>Audit</source>
        <translation>Auditoría</translation>
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
        <source>An admin imports them: booker import windows FILE.</source>
        <translation>Un administrador las importa: booker import windows FILE.</translation>
    </message>
    <message>
        <source>No technician works in {zone} in these two weeks</source>
        <translation>Ningún técnico trabaja en {zone} en estas dos semanas</translation>
    </message>
    <message>
        <source>Page Down shows later weeks. An admin imports routes: booker import capacity.</source>
        <translation>Av Pág muestra semanas posteriores. Un administrador importa rutas: booker import capacity.</translation>
    </message>
    <message>
        <source>Open booking {reference}</source>
        <translation>Abrir reserva {reference}</translation>
    </message>
</context>
</TS>
