"""The tables read by :mod:`sandbox.schema.properties`."""

# ruff: noqa: E501

COMMON = """
hs_object_id | Record ID | number | ro unique
hs_object_source | Record creation source | string/text | ro
hs_object_source_id | Record creation source ID | string/text | ro
hs_object_source_label | Record source | string/text | ro
hs_created_by_user_id | Created by user ID | number | ro
hs_updated_by_user_id | Updated by user ID | number | ro
hs_merged_object_ids | Merged record IDs | enumeration/checkbox | ro
hs_createdate | Object create date/time | datetime | ro
hs_lastmodifieddate | Last modified date | datetime | ro
hs_all_owner_ids | All owner IDs | string/text | calc
hubspot_owner_id | Owner | enumeration/select | owner
hubspot_owner_assigneddate | Owner assigned date | datetime | ro
hubspot_team_id | HubSpot team | string/text | ro
"""

ACTIVITY = """
hs_timestamp | Activity date | datetime
hs_attachment_ids | Attached file IDs | string/text
hs_unique_id | Unique ID | string/text | ro
hs_activity_type | Activity type | string/text
"""

CONTACTS = """
email | Email | string/text | unique
firstname | First Name | string/text
lastname | Last Name | string/text
phone | Phone Number | string/phonenumber
mobilephone | Mobile Phone Number | string/phonenumber
fax | Fax Number | string/phonenumber
company | Company Name | string/text
jobtitle | Job Title | string/text
salutation | Salutation | string/text
website | Website URL | string/text
address | Street Address | string/text
city | City | string/text
state | State/Region | string/text
zip | Postal Code | string/text
country | Country/Region | string/text
industry | Industry | string/text
message | Message | string/textarea
date_of_birth | Date of birth | string/text
degree | Degree | string/text
field_of_study | Field of study | string/text
gender | Gender | string/text
job_function | Job function | string/text
marital_status | Marital Status | string/text
military_status | Military status | string/text
relationship_status | Relationship Status | string/text
school | School | string/text
seniority | Seniority | string/text
start_date | Start date | string/text
work_email | Work email | string/text
twitterhandle | Twitter Username | string/text
linkedinbio | LinkedIn Bio | string/text
hs_linkedin_url | LinkedIn URL | string/text
annualrevenue | Annual Revenue | string/text
numemployees | Number of Employees | enumeration/select | = 1-5, 5-25, 25-50, 50-100, 100-500, 500-1000, 1000+
hs_additional_emails | Additional email addresses | enumeration/checkbox | ro
hs_email_domain | Email Domain | string/text | calc
hs_full_name_or_email | Full name or email | string/calculation_equation | calc
hs_language | Preferred language | enumeration/select | = de:German, en:English, es:Spanish, fr:French, hu:Hungarian, it:Italian, ja:Japanese, nl:Dutch, pl:Polish, pt-br:Portuguese (Brazil), sv:Swedish, zh-cn:Chinese (China)
hs_timezone | Time Zone | string/text
hs_persona | Persona | enumeration/select | = persona_1:Buyer, persona_2:Champion
hs_lead_status | Lead Status | enumeration/radio | = NEW:New, OPEN:Open, IN_PROGRESS:In Progress, OPEN_DEAL:Open Deal, UNQUALIFIED:Unqualified, ATTEMPTED_TO_CONTACT:Attempted to Contact, CONNECTED:Connected, BAD_TIMING:Bad Timing
lifecyclestage | Lifecycle Stage | enumeration/radio | = subscriber:Subscriber, lead:Lead, marketingqualifiedlead:Marketing Qualified Lead, salesqualifiedlead:Sales Qualified Lead, opportunity:Opportunity, customer:Customer, evangelist:Evangelist, other:Other
hs_lifecyclestage_lead_date | Became a Lead Date | datetime | ro
hs_lifecyclestage_opportunity_date | Became an Opportunity Date | datetime | ro
hs_lifecyclestage_customer_date | Became a Customer Date | datetime | ro
hs_legal_basis | Legal basis for processing contact's data | enumeration/checkbox | = Legitimate interest – prospect/lead, Legitimate interest – existing customer, Performance of a contract, Freely given consent from contact, Not applicable
hs_marketable_status | Marketing contact status | enumeration/select | ro = true:Marketing contact, false:Non-marketing contact
hs_email_optout | Unsubscribed from all email | bool/booleancheckbox | ro = true:True, false:False
hs_is_contact | Is a contact | bool/booleancheckbox | ro = true:True, false:False
hs_is_unworked | Contact unworked | bool/booleancheckbox | calc = true:True, false:False
hs_analytics_source | Original Traffic Source | enumeration/select | ro = ORGANIC_SEARCH:Organic Search, PAID_SEARCH:Paid Search, EMAIL_MARKETING:Email Marketing, SOCIAL_MEDIA:Organic Social, REFERRALS:Referrals, DIRECT_TRAFFIC:Direct Traffic, OFFLINE:Offline Sources
associatedcompanyid | Primary Associated Company ID | number | ro
num_associated_deals | Number of Associated Deals | number | calc
num_notes | Number of Sales Activities | number | calc
notes_last_contacted | Last Contacted | datetime | ro
notes_last_updated | Last Activity Date | datetime | ro
notes_next_activity_date | Next Activity Date | datetime | ro
createdate | Create Date | datetime | ro
lastmodifieddate | Last Modified Date | datetime | ro
closedate | Close Date | datetime
days_to_close | Days To Close | number | calc
hs_all_contact_vids | Merged vids with timestamps | string/text | ro
"""

COMPANIES = """
name | Company name | string/text
domain | Company Domain Name | string/text
website | Website URL | string/text
description | Description | string/textarea
phone | Phone Number | string/phonenumber
address | Street Address | string/text
address2 | Street Address 2 | string/text
city | City | string/text
state | State/Region | string/text
zip | Postal Code | string/text
country | Country/Region | string/text
timezone | Time Zone | string/text
industry | Industry | enumeration/select | = ACCOUNTING:Accounting, AUTOMOTIVE:Automotive, BANKING:Banking, BIOTECHNOLOGY:Biotechnology, COMPUTER_SOFTWARE:Computer Software, CONSTRUCTION:Construction, CONSUMER_GOODS:Consumer Goods, DESIGN:Design, EDUCATION_MANAGEMENT:Education Management, FARMING:Farming, FINANCIAL_SERVICES:Financial Services, FOOD_BEVERAGES:Food & Beverages, FURNITURE:Furniture, HOSPITAL_HEALTH_CARE:Hospital & Health Care, HOSPITALITY:Hospitality, INFORMATION_TECHNOLOGY_AND_SERVICES:Information Technology and Services, INSURANCE:Insurance, LOGISTICS_AND_SUPPLY_CHAIN:Logistics and Supply Chain, MACHINERY:Machinery, MARITIME:Maritime, MARKETING_AND_ADVERTISING:Marketing and Advertising, RENEWABLES_ENVIRONMENT:Renewables & Environment, RETAIL:Retail, TELECOMMUNICATIONS:Telecommunications, TEXTILES:Textiles, UTILITIES:Utilities
type | Type | enumeration/radio | = PROSPECT:Prospect, PARTNER:Partner, RESELLER:Reseller, VENDOR:Vendor, OTHER:Other
annualrevenue | Annual Revenue | number | currency
numberofemployees | Number of Employees | number
founded_year | Year Founded | string/text
is_public | Is Public | bool/booleancheckbox | = true:Yes, false:No
linkedin_company_page | LinkedIn Company Page | string/text
twitterhandle | Twitter Handle | string/text
lifecyclestage | Lifecycle Stage | enumeration/radio | = subscriber:Subscriber, lead:Lead, marketingqualifiedlead:Marketing Qualified Lead, salesqualifiedlead:Sales Qualified Lead, opportunity:Opportunity, customer:Customer, evangelist:Evangelist, other:Other
hs_lead_status | Lead Status | enumeration/radio | = NEW:New, OPEN:Open, IN_PROGRESS:In Progress, OPEN_DEAL:Open Deal, UNQUALIFIED:Unqualified, ATTEMPTED_TO_CONTACT:Attempted to Contact, CONNECTED:Connected, BAD_TIMING:Bad Timing
hs_lifecyclestage_lead_date | Became a Lead Date | datetime | ro
hs_lifecyclestage_opportunity_date | Became an Opportunity Date | datetime | ro
hs_lifecyclestage_customer_date | Became a Customer Date | datetime | ro
hs_num_child_companies | Number of child companies | number | calc
num_associated_contacts | Number of Associated Contacts | number | calc
num_associated_deals | Number of Associated Deals | number | calc
createdate | Create Date | datetime | ro
closedate | Close Date | datetime
"""

DEALS = """
dealname | Deal Name | string/text
amount | Amount | number | currency
dealstage | Deal Stage | enumeration/radio | stage
pipeline | Pipeline | enumeration/select | pipeline
closedate | Close Date | datetime
dealtype | Deal Type | enumeration/radio | = newbusiness:New Business, existingbusiness:Existing Business
description | Deal Description | string/textarea
deal_currency_code | Currency | enumeration/select | = *:currencies
hs_priority | Priority | enumeration/select | = low:Low, medium:Medium, high:High
closed_lost_reason | Closed Lost Reason | string/textarea
closed_won_reason | Closed Won Reason | string/textarea
hs_next_step | Next step | string/text
hs_forecast_probability | Forecast probability | number
hs_manual_forecast_category | Forecast category | enumeration/select | = OMIT:Not forecasted, PIPELINE:Pipeline, BEST_CASE:Best case, COMMIT:Commit, CLOSED:Closed won
hs_arr | Annual recurring revenue | number | ro currency
hs_mrr | Monthly recurring revenue | number | ro currency
hs_tcv | Total contract value | number | ro currency
hs_acv | Annual contract value | number | ro currency
amount_in_home_currency | Amount in company currency | number | calc currency
hs_projected_amount | Weighted amount | number | calc currency
hs_projected_amount_in_home_currency | Weighted amount in company currency | number | calc currency
hs_closed_amount | Closed Deal Amount | number | calc currency
hs_closed_amount_in_home_currency | Closed Deal Amount in Home Currency | number | calc currency
hs_forecast_amount | Forecast amount | number | calc currency
hs_is_closed | Is Deal Closed? | bool/booleancheckbox | calc = true:True, false:False
hs_is_closed_won | Is Closed Won | bool/booleancheckbox | calc = true:True, false:False
hs_is_closed_lost | Is closed lost | bool/booleancheckbox | calc = true:True, false:False
hs_is_open_count | Is open (numeric) | number | calc
hs_deal_stage_probability | Deal probability | number | calc
hs_v2_date_entered_current_stage | Date entered current stage | datetime | calc
days_to_close | Days to close | number | calc
num_associated_contacts | Number of Associated Contacts | number | calc
hs_primary_associated_company | Primary Associated Company | number | ro
hs_analytics_source | Original Traffic Source | enumeration/select | ro = OFFLINE:Offline Sources, DIRECT_TRAFFIC:Direct Traffic, REFERRALS:Referrals
num_notes | Number of Sales Activities | number | calc
notes_last_contacted | Last Contacted | datetime | ro
notes_last_updated | Last Activity Date | datetime | ro
notes_next_activity_date | Next Activity Date | datetime | ro
createdate | Create Date | datetime
"""

TICKETS = """
subject | Ticket name | string/text
content | Ticket description | string/textarea
hs_pipeline | Pipeline | enumeration/select | pipeline
hs_pipeline_stage | Ticket status | enumeration/select | stage
hs_ticket_priority | Priority | enumeration/select | = LOW:Low, MEDIUM:Medium, HIGH:High, URGENT:Urgent
hs_ticket_category | Category | enumeration/checkbox | = PRODUCT_ISSUE:Product Issue, BILLING_ISSUE:Billing Issue, FEATURE_REQUEST:Feature Request, GENERAL_INQUIRY:General Inquiry
hs_resolution | Resolution | enumeration/checkbox | = ISSUE_FIXED:Issue Fixed, FEATURE_REQUEST_TRACKED:Feature Request Tracked, INSTRUCTIONS_GIVEN:Instructions Given, OTHER:Other
source_type | Source | enumeration/select | = CHAT:Chat, EMAIL:Email, FORM:Form, PHONE:Phone
hs_ticket_id | Ticket ID | number | ro
closed_date | Close date | datetime
time_to_close | Time to close | number | calc
hs_is_closed | Is Ticket Closed | bool/booleancheckbox | calc = true:True, false:False
createdate | Create date | datetime
last_reply_date | Last Customer Reply Date | datetime | ro
"""

TASKS = """
hs_task_subject | Task Title | string/text
hs_task_body | Task Notes | string/html
hs_task_status | Task Status | enumeration/select | = NOT_STARTED:Not started, IN_PROGRESS:In progress, COMPLETED:Completed, WAITING:Waiting, DEFERRED:Deferred
hs_task_priority | Priority | enumeration/select | = NONE:None, LOW:Low, MEDIUM:Medium, HIGH:High
hs_task_type | Task Type | enumeration/select | = TODO:To-do, CALL:Call, EMAIL:Email
hs_task_reminders | Reminders | string/text
hs_task_is_completed | Is completed | number | calc
hs_task_completion_date | Completed at | datetime | ro
hs_queue_membership_ids | Queues | enumeration/checkbox
"""

NOTES = """
hs_note_body | Note body | string/html
hs_body_preview | Body preview | string/text | ro
hs_body_preview_html | HTML body preview | string/text | ro
"""

MEETINGS = """
hs_meeting_title | Meeting name | string/text
hs_meeting_body | Meeting description | string/html
hs_internal_meeting_notes | Internal meeting notes | string/html
hs_meeting_location | Meeting location | string/text
hs_meeting_external_url | External URL | string/text
hs_meeting_start_time | Meeting start time | datetime
hs_meeting_end_time | Meeting end time | datetime
hs_meeting_outcome | Meeting outcome | enumeration/select | = SCHEDULED:Scheduled, COMPLETED:Completed, RESCHEDULED:Rescheduled, NO_SHOW:No Show, CANCELED:Canceled
"""

CALLS = """
hs_call_title | Call Title | string/text
hs_call_body | Call notes | string/html
hs_call_direction | Call direction | enumeration/select | = INBOUND:Inbound, OUTBOUND:Outbound
hs_call_duration | Call duration | number
hs_call_from_number | From number | string/text
hs_call_to_number | To Number | string/text
hs_call_status | Call status | enumeration/select | = BUSY:Busy, COMPLETED:Completed, FAILED:Failed, NO_ANSWER:No answer, QUEUED:Queued, RINGING:Ringing
"""

EMAILS = """
hs_email_subject | Email subject | string/text
hs_email_text | Text body | string/textarea
hs_email_html | Email body | string/html
hs_email_direction | Email Direction | enumeration/select | = EMAIL:Email, INCOMING_EMAIL:Incoming, FORWARDED_EMAIL:Forwarded
hs_email_status | Email send status | enumeration/select | = BOUNCED:Bounced, FAILED:Failed, SCHEDULED:Scheduled, SENDING:Sending, SENT:Sent
hs_email_headers | Email headers | string/text
"""
