"""The resources of TMF622 version 4, as tables of shapes. `action` and `state` are looser than the standard's words:
more of them are understood, and what only we set may be sent."""

from orderloom.integration.tmf.shapes import Shapes

SHAPES = Shapes(
    """
AgreementItemRef: id! text, href, agreementItemId, name, @referredType
AgreementRef: id! text, href, name, @referredType
AppointmentRef: id! text, href, description, @referredType
BillingAccountRef: id! text, href, name, @referredType
CancelProductOrder: id, href, cancellationReason, effectiveCancellationDate moment, requestedCancellationDate moment,
    productOrder! ProductOrderRef, state any
Characteristic: name! text, valueType, value! any
Money: unit, value number
Note: id, author, date moment, text! text
OrderItemRelationship: id, relationshipType
OrderPrice: description, name, priceType, recurringChargePeriod, unitOfMeasure, billingAccount BillingAccountRef,
    price Price, priceAlteration [PriceAlteration], productOfferingPrice ProductOfferingPriceRef
OrderTerm: description, name, duration Quantity
PaymentRef: id! text, href, name, @referredType
Price: percentage number, taxRate number, dutyFreeAmount Money, taxIncludedAmount Money
PriceAlteration: applicationDuration whole, description, name, priceType! text, priority whole, recurringChargePeriod,
    unitOfMeasure, price! Price, productOfferingPrice ProductOfferingPriceRef
ProductOfferingPriceRef: id! text, href, name, @referredType
ProductOfferingQualificationItemRef: id! text, href, name, productOfferingQualificationHref,
    productOfferingQualificationId! text, productOfferingQualificationName, @referredType
ProductOfferingQualificationRef: id! text, href, name, @referredType
ProductOfferingRef: id! text, href, name, @referredType
ProductOrder: id, href, cancellationDate moment, cancellationReason, category, completionDate moment, description,
    expectedCompletionDate moment, externalId, notificationContact, orderDate moment, priority,
    requestedCompletionDate moment, requestedStartDate moment, agreement [AgreementRef], billingAccount
    BillingAccountRef, channel [RelatedChannel], note [Note], orderTotalPrice [OrderPrice], payment [PaymentRef],
    productOfferingQualification [ProductOfferingQualificationRef], productOrderItem! [ProductOrderItem], quote
    [QuoteRef], relatedParty [RelatedParty], state any
ProductOrderItem: id! text, quantity whole, action! text, appointment AppointmentRef,
    billingAccount BillingAccountRef, itemPrice [OrderPrice], itemTerm [OrderTerm], itemTotalPrice [OrderPrice],
    payment [PaymentRef], product ProductRefOrValue, productOffering ProductOfferingRef,
    productOfferingQualificationItem ProductOfferingQualificationItemRef, productOrderItem [ProductOrderItem],
    productOrderItemRelationship [OrderItemRelationship], qualification [ProductOfferingQualificationRef], quoteItem
    QuoteItemRef, state any
ProductOrderRef: id! text, href, name, @referredType
ProductPrice: description, name, priceType! text, recurringChargePeriod, unitOfMeasure, billingAccount
    BillingAccountRef, price! Price, productOfferingPrice ProductOfferingPriceRef, productPriceAlteration
    [PriceAlteration]
ProductRefOrValue: id, href, description, isBundle flag, isCustomerVisible flag, name, orderDate moment,
    productSerialNumber, startDate moment, terminationDate moment, agreement [AgreementItemRef], billingAccount
    BillingAccountRef, place [RelatedPlaceRefOrValue], product [ProductRefOrValue], productCharacteristic
    [Characteristic], productOffering ProductOfferingRef, productOrderItem [RelatedProductOrderItem], productPrice
    [ProductPrice], productRelationship [ProductRelationship], productSpecification ProductSpecificationRef,
    productTerm [ProductTerm], realizingResource [ResourceRef], realizingService [ServiceRef], relatedParty
    [RelatedParty], status {created|pendingActive|cancelled|active|pendingTerminate|terminated|suspended|aborted },
    @referredType
ProductRelationship: relationshipType! text, product! ProductRefOrValue
ProductSpecificationRef: id! text, href, name, version, targetProductSchema TargetProductSchema, @referredType
ProductTerm: description, name, duration Quantity, validFor TimePeriod
Quantity: amount number, units
QuoteItemRef: id! text, href, name, quoteHref, quoteId! text, quoteName, @referredType
QuoteRef: id! text, href, name, @referredType
RelatedChannel: id! text, href, name, role, @referredType
RelatedParty: id! text, href, name, role, @referredType! text
RelatedPlaceRefOrValue: id, href, name, role! text, @referredType
RelatedProductOrderItem: orderItemAction, orderItemId! text, productOrderHref, productOrderId! text, role,
    @referredType
ResourceRef: id! text, href, name, value, @referredType
ServiceRef: id! text, href, name, @referredType
TargetProductSchema: @schemaLocation! text, @type! text
TimePeriod: endDateTime moment, startDateTime moment
""",
    typed=False,
)
